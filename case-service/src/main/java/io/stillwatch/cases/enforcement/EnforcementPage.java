package io.stillwatch.cases.enforcement;

import io.stillwatch.eventsourcing.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some of the enforcements. */
record EnforcementPage(
        @Schema(required = true) List<EnforcementView> items,

        @Schema(nullable = true, description = "Cursor of the next page; null on the last one.") @Nullable
        String next,

        @Schema(
                required = true,
                description =
                        "Whether all enforcement is frozen: nothing is approved, released or handed out to the provider's system.")
        boolean frozen) {

    static EnforcementPage of(Page<EnforcementView> page, boolean frozen) {
        return new EnforcementPage(page.items(), page.next(), frozen);
    }
}
