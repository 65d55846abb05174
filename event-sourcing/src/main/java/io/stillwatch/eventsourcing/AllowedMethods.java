package io.stillwatch.eventsourcing;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;

/** What may be asked of a path: a 405 has to say (RFC 9110, 15.5.6), and Quarkus REST tells only who sends OPTIONS. */
final class AllowedMethods {
    private AllowedMethods() {}

    /** Of the path of the request that is being answered, in the order of the alphabet. */
    static Set<String> here() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        String path = request.getPathWithoutPrefix();
        var classes = new RequestMapper<>(request.getDeployment().getClassMappers());
        Set<String> methods = new TreeSet<>();
        for (RequestMatch<InitialMatch> match = classes.map(path);
                match != null;
                match = classes.continueMatching(path, match)) {
            collect(methods, match.value, match.remaining.isEmpty() ? "/" : match.remaining);
        }
        return methods;
    }

    private static void collect(Set<String> methods, InitialMatch match, String remaining) {
        Stream.of(match.handlers)
                .filter(ClassRoutingHandler.class::isInstance)
                .map(ClassRoutingHandler.class::cast)
                .flatMap(routes -> routes.getMappers().entrySet().stream())
                .filter(route -> route.getKey() != null && route.getValue().map(remaining) != null)
                .forEach(route -> methods.add(route.getKey()));
    }
}
