package io.stillwatch.detection.measure;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of one campaign.
 *
 * @param announced its active accounts that were ever announced
 * @param watched those that were ever on the watch list
 * @param recognised whether some announced group consisted mostly of it and covered a tenth of it
 * @param watchedAfter time from its tenth account's first interaction to the watch list
 * @param announcedAfter the same to the announcement
 * @param leakBeforeWatch its interactions made before it was on the watch list
 * @param leakBeforeAnnouncement those made before it was announced
 */
public record CampaignScore(
        Proportion announced,
        Proportion watched,
        boolean recognised,
        Optional<Duration> watchedAfter,
        Optional<Duration> announcedAfter,
        Proportion leakBeforeWatch,
        Proportion leakBeforeAnnouncement) {}
