package io.stillwatch.local;

/**
 * Which port everything of a suite listens on, 0 meaning a free one.
 *
 * @param base the port of ingest-service; scoring and case follow, then their management ports in the same order, then
 *     PostgreSQL and Kafka, eight in a row; 0 for free ones throughout
 */
record PortPlan(int base) {

    static final int DEFAULT_BASE = 8081;
    static final int COUNT = 8;

    private static final int HIGHEST = 65_535;

    PortPlan {
        if (base != 0 && (base < 1024 || base + COUNT - 1 > HIGHEST)) {
            throw new IllegalArgumentException("The port base must lie between 1024 and " + (HIGHEST - COUNT + 1));
        }
    }

    static PortPlan free() {
        return new PortPlan(0);
    }

    int http(Service service) {
        return at(service.portOffset());
    }

    int management(Service service) {
        return at(Service.values().length + service.portOffset());
    }

    int postgres() {
        return at(2 * Service.values().length);
    }

    int kafka() {
        return at(2 * Service.values().length + 1);
    }

    private int at(int offset) {
        return base == 0 ? Ports.free() : base + offset;
    }

    /**
     * Says early and plainly what a server would say late and in its own words.
     *
     * @throws IllegalStateException naming the ports that somebody else listens on
     */
    void check() {
        for (int port = base; base != 0 && port < base + COUNT; port++) {
            if (Ports.isListening(port)) {
                throw new IllegalStateException(
                        "Port " + port + " is taken; choose " + COUNT + " free ones in a row with --port-base N");
            }
        }
    }
}
