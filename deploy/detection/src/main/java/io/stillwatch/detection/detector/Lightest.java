package io.stillwatch.detection.detector;

/** A binary heap of numbered nodes by weight, with weights that can fall while a node is in it. */
final class Lightest {
    private final double[] weights;
    private final int[] heap;
    private final int[] places;
    private int size;

    /** Takes the weights over; node i weighs {@code weights[i]}. */
    Lightest(double[] weights) {
        this.weights = weights;
        this.size = weights.length;
        this.heap = new int[size];
        this.places = new int[size];
        for (var i = 0; i < size; i++) {
            heap[i] = i;
            places[i] = i;
        }
        for (var i = size / 2 - 1; i >= 0; i--) {
            sink(i);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean contains(int node) {
        return places[node] >= 0;
    }

    /** Of equal weights, any; the same one each time. */
    int remove() {
        var node = heap[0];
        places[node] = -1;
        var last = heap[--size];
        if (size > 0) {
            put(last, 0);
            sink(0);
        }
        return node;
    }

    double weight(int node) {
        return weights[node];
    }

    void lighten(int node, double by) {
        weights[node] -= by;
        for (var at = places[node]; at > 0 && weights[node] < weights[heap[(at - 1) / 2]]; at = (at - 1) / 2) {
            put(heap[(at - 1) / 2], at);
            put(node, (at - 1) / 2);
        }
    }

    private void sink(int from) {
        var node = heap[from];
        var at = from;
        for (var child = 2 * at + 1; child < size; child = 2 * at + 1) {
            child += child + 1 < size && weights[heap[child + 1]] < weights[heap[child]] ? 1 : 0;
            if (weights[heap[child]] >= weights[node]) {
                break;
            }
            put(heap[child], at);
            at = child;
        }
        put(node, at);
    }

    private void put(int node, int place) {
        heap[place] = node;
        places[node] = place;
    }
}
