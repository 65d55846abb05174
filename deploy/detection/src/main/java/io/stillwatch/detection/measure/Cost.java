package io.stillwatch.detection.measure;

/**
 * What a detector took for a play.
 *
 * @param nanos of processor time, on one thread
 * @param bytes of heap held at the end
 */
public record Cost(long nanos, long bytes, long interactions) {
    public static final Cost NONE = new Cost(0, 0, 0);

    public Cost plus(Cost other) {
        return new Cost(nanos + other.nanos, bytes + other.bytes, interactions + other.interactions);
    }

    public double microsPerInteraction() {
        return nanos / 1000.0 / Math.max(1, interactions);
    }

    public double bytesPerInteraction() {
        return (double) bytes / Math.max(1, interactions);
    }
}
