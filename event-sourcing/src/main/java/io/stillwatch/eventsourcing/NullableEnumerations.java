package io.stillwatch.eventsourcing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a field of the contract is a word of a list or null, the list says so: a validator goes by the list and not by the type alone. */
public final class NullableEnumerations implements OASFilter {

    @Override
    public Schema filterSchema(Schema schema) {
        return withNull(schema);
    }

    static Schema withNull(Schema schema) {
        List<Object> words = schema.getEnumeration();
        List<Schema.SchemaType> types = schema.getType();
        if (words != null
                && types != null
                && types.contains(Schema.SchemaType.NULL)
                && words.stream().noneMatch(Objects::isNull)) {
            List<@Nullable Object> all = new ArrayList<>(words);
            all.add(null);
            schema.setEnumeration(all);
        }
        return schema;
    }
}
