package io.stillwatch.ingest.otlp;

/** An export request that could be read as a whole; what is in its records is looked at one by one. */
interface Body {
    /** A request with more records is refused as a whole. */
    int RECORDS = 100_000;

    /** Whose account a record is may stand on its resource: without that, nobody can say. */
    String RESOURCE_UNREADABLE = "belongs to a resource that can't be read";

    int size();

    /** Bytes of memory that the record at this place, from 0, takes while it is looked at, beyond what the body holds. */
    long extent(int place);

    /** The record at this place. */
    Part part(int place);

    /** A record, or why it is none. */
    sealed interface Part {
        record Whole(Telemetry telemetry) implements Part {}

        /** The reason completes the sentence "the record …". */
        record Broken(String reason) implements Part {}
    }
}
