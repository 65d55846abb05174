package io.stillwatch.scoring.engine;

import java.util.List;

/**
 * Principals drawn at random from all who were active on a day, half of them from those who are suspected and half from the others.
 *
 * @param suspected how many of the active are not LOW
 * @param others how many are
 */
public record Draw(long suspected, long others, List<Drawn> drawn) {

    /**
     * Somebody who was drawn.
     *
     * @param hash of the draw: says nothing about the verdict, and sorts like chance
     */
    public record Drawn(long hash, Principal principal, boolean suspected) {}
}
