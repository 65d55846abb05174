package io.stillwatch.ingest.source;

import java.util.List;

/** All topics that are read; none is usual. */
public record Sources(List<TopicSource> all) implements AutoCloseable {

    public void start() {
        all.forEach(TopicSource::start);
    }

    @Override
    public void close() {
        all.forEach(TopicSource::close);
    }
}
