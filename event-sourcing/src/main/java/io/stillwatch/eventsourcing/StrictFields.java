package io.stillwatch.eventsourcing;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * A request has no fields that nobody knows: a misspelt {@code accounts} would mean everybody. For bodies of requests alone; events may say more in
 * time, and whoever reads them passes over what is new.
 */
@Provider
@Singleton
public final class StrictFields implements ContextResolver<ObjectMapper> {
    private final ObjectMapper strict;

    StrictFields(ObjectMapper json) {
        this.strict = json.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return strict;
    }
}
