package io.stillwatch.eventsourcing;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.time.Instant;

/**
 * A request has no fields that nobody knows: a misspelt {@code accounts} would mean everybody. Nor is a value taken for one of another kind:
 * 2.9 is not 2, and "30" no number. For bodies of requests alone; events may say more in time, and whoever reads them passes over what is new.
 */
@Provider
@Singleton
public final class StrictFields implements ContextResolver<ObjectMapper> {
    private final ObjectMapper strict;

    StrictFields(ObjectMapper json) {
        this.strict = json.copy()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .registerModule(new SimpleModule("requests").addDeserializer(Instant.class, new InstantsAsText()));
        refuse(
                LogicalType.Integer,
                CoercionInputShape.Float,
                CoercionInputShape.String,
                CoercionInputShape.EmptyString);
        refuse(LogicalType.Float, CoercionInputShape.String, CoercionInputShape.EmptyString);
        refuse(
                LogicalType.Boolean,
                CoercionInputShape.Integer,
                CoercionInputShape.String,
                CoercionInputShape.EmptyString);
        refuse(LogicalType.Textual, CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);
    }

    private void refuse(LogicalType kind, CoercionInputShape... shapes) {
        for (CoercionInputShape shape : shapes) {
            strict.coercionConfigFor(kind).setCoercion(shape, CoercionAction.Fail);
        }
    }

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return strict;
    }
}
