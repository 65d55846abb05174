package io.stillwatch.cases.domain.enforcement;

/**
 * What the provider's system said so far.
 *
 * @param chunks how many times that was recorded
 * @param applied items that were put into force
 * @param refused items that were not
 * @param lifted items that were taken out of force again
 */
public record Progress(int chunks, int applied, int refused, int lifted) {

    public static final Progress NONE = new Progress(0, 0, 0, 0);

    Progress with(EnforcementEvent.ItemsAcknowledged chunk) {
        return new Progress(
                chunk.chunk(), applied + chunk.applied(), refused + chunk.refused(), lifted + chunk.lifted());
    }
}
