package io.stillwatch.scoring.engine;

/** Extraction risk of a principal: HIGH in an announced campaign, MEDIUM in a watched one or linked to one, else LOW. */
public enum RiskLevel {
    LOW,
    MEDIUM,
    HIGH
}
