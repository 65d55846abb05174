package io.stillwatch.scoring.policy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A baseline that is being fitted; {@code GET /v1/backtests} says how far. */
public record Asked(@Schema(required = true) String version) {}
