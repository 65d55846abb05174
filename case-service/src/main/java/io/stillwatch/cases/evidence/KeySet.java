package io.stillwatch.cases.evidence;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Public keys, oldest first. */
record KeySet(@Schema(required = true) List<PublicSigningKey> keys) {}
