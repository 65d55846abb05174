package io.stillwatch.simulator.behaviour;

/** How someone uses the model: when, from where, and for what. */
public record Habits(Rhythm rhythm, Connection connection, Work work) {}
