package io.stillwatch.eventsourcing;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a query parameter that is not known where others are: passed over, a filter with a typo would show everything as if it were what
 * was asked for.
 */
public final class KnownParameters {

    private static final String WORD = "[A-Za-z0-9_.-]{1,40}";

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void insistOnKnown(ContainerRequestContext request, ResourceInfo resource) {
        Set<String> read = known.computeIfAbsent(resource.getResourceMethod(), KnownParameters::ofItsPath);
        if (!read.isEmpty()) {
            request.getUriInfo().getQueryParameters().keySet().stream()
                    .filter(name -> !read.contains(name))
                    .sorted()
                    .findFirst()
                    .ifPresent(name -> refuse(name, read));
        }
    }

    /** What a client made up is only repeated if it looks like the name of something. */
    private static void refuse(String name, Set<String> read) {
        throw Problem.of(
                        "invalid-field",
                        400,
                        "A field is not acceptable",
                        "Field '%s' is no query parameter here; known are %s."
                                .formatted(name.matches(WORD) ? name : "?", String.join(", ", read)))
                .asException();
    }

    /** Two methods that read one path, each in another form, know each other's parameters: the API tells of one. */
    private static Set<String> ofItsPath(Method method) {
        return Arrays.stream(method.getDeclaringClass().getMethods())
                .filter(other -> isRead(method) && isRead(other) && path(method).equals(path(other)))
                .flatMap(other -> Arrays.stream(other.getParameters()))
                .flatMap(parameter -> parameter.isAnnotationPresent(BeanParam.class)
                        ? Arrays.stream(parameter.getType().getDeclaredFields())
                        : Stream.of(parameter))
                .flatMap(KnownParameters::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isRead(Method method) {
        return method.isAnnotationPresent(GET.class);
    }

    private static String path(Method method) {
        @Nullable Path path = method.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    private static Stream<String> name(AnnotatedElement element) {
        return Stream.ofNullable(element.getAnnotation(QueryParam.class)).map(QueryParam::value);
    }
}
