package io.stillwatch.scoring.store;

import java.util.ArrayList;
import java.util.List;

/** Cuts a list into pieces of bounded size, in order. */
public final class Pages {

    private Pages() {}

    public static <T> List<List<T>> of(List<T> all, int size) {
        List<List<T>> pages = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            pages.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return pages;
    }
}
