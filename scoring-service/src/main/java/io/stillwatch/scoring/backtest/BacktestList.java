package io.stillwatch.scoring.backtest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of replays. */
public record BacktestList(
        @Schema(required = true, description = "By id, without their reports.")
        List<BacktestView> items,

        @Schema(required = true, description = "Cursor of the next page; null on the last.", nullable = true) @Nullable
        String next) {}
