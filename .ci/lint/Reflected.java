import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fails for a type of ours that JSON is made of or read into and that a native image would not know: {@code java Reflected.java
 * NATIVE-SOURCES.jar CLASSES…}. What the image would know is what Quarkus writes down in its augmentation. What JSON is made of is read off
 * the byte code: records that a method makes or is given that hands something to Jackson, or to a method of ours that does; class literals
 * and type references where something is read, and in whatever names events; and all that their components consist of. That is more than needed rather than less,
 * but for a class that is handed along as a value: that one has to be marked. Whatever is marked has to be registered too.
 */
public final class Reflected {

    private static final String OURS = "io/stillwatch/";
    private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern IN_SIGNATURE = Pattern.compile("L(io/stillwatch/[\\w/$]+)");
    private static final String MARK = "Lio/quarkus/runtime/annotations/RegisterForReflection;";
    private static final String EVENT_NAMES = "io/stillwatch/eventsourcing/EventNames";
    private static final Pattern WRITES = Pattern.compile("writeValue\\w*|valueToTree|writePOJO|convertValue");
    private static final Pattern READS = Pattern.compile("readValue|readerFor|treeToValue|convertValue|forType|writerFor");

    /** What JSON is made from in the same method, and is itself none. */
    private static final Set<String> PASSED_BY = Set.of(
            "io.stillwatch.eventsourcing.Head",
            "io.stillwatch.eventsourcing.Recorded",
            "io.stillwatch.eventsourcing.sealing.Sealing$Draft",
            "io.stillwatch.ingest.store.Row",
            "io.stillwatch.scoring.backtest.Job",
            "io.stillwatch.scoring.backtest.JobRows$Live",
            "io.stillwatch.scoring.engine.AccountVerdict",
            "io.stillwatch.scoring.engine.Baseline",
            "io.stillwatch.scoring.engine.CampaignVerdict",
            "io.stillwatch.scoring.engine.CampaignVerdict$Member",
            "io.stillwatch.scoring.engine.Counterfactual",
            "io.stillwatch.scoring.engine.Hypothesis",
            "io.stillwatch.scoring.engine.Lineage",
            "io.stillwatch.scoring.engine.Principal",
            "io.stillwatch.scoring.engine.Reasoning",
            "io.stillwatch.scoring.engine.Signal",
            "io.stillwatch.scoring.engine.Verdicts",
            "io.stillwatch.scoring.engine.statistics.BetaBinomial",
            "io.stillwatch.scoring.pipeline.Told",
            "io.stillwatch.scoring.policy.Settings",
            "io.stillwatch.cases.domain.Actor",
            "io.stillwatch.cases.erasure.KnowsAccounts$Held",
            "io.stillwatch.cases.erasure.KnowsAccounts$Words",
            "io.stillwatch.cases.requests.Answer$Done",
            "io.stillwatch.cases.requests.Answer$Refused",
            "io.stillwatch.cases.requests.RequestKey");

    private final Map<String, ClassModel> classes = new TreeMap<>();

    public static void main(String[] arguments) throws IOException {
        Set<String> known = NAME.matcher(registered(Path.of(arguments[0])))
                .results()
                .map(found -> found.group(1).replace('.', '/'))
                .collect(Collectors.toSet());
        var reflected = new Reflected();
        for (String folder : List.of(arguments).subList(1, arguments.length)) {
            reflected.read(Path.of(folder));
        }
        Set<String> spoken = reflected.closed(reflected.spoken());
        Set<String> marked = reflected.marked();
        Set<String> missing = spoken.stream()
                .filter(type -> !known.contains(type) && !PASSED_BY.contains(type.replace('/', '.')))
                .collect(Collectors.toCollection(TreeSet::new));
        marked.stream().filter(type -> !known.contains(type)).forEach(missing::add);
        System.out.printf(
                "%d types of ours are registered; of %d that may be JSON and %d that are marked for it, %d are not%n",
                known.stream().filter(type -> type.startsWith(OURS)).count(), spoken.size(), marked.size(), missing.size());
        missing.forEach(type -> System.err.println("Not registered: " + type.replace('/', '.')));
        System.exit(missing.isEmpty() && !spoken.isEmpty() && !marked.isEmpty() ? 0 : 1);
    }

    private static String registered(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile());
                var config = file.getInputStream(file.getEntry("META-INF/native-image/reflect-config.json"))) {
            return new String(config.readAllBytes(), UTF_8);
        }
    }

    private void read(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".class")).toList()) {
                ClassModel model = ClassFile.of().parse(file);
                classes.put(model.thisClass().asInternalName(), model);
            }
        }
    }

    private Set<String> spoken() {
        Set<String> spoken = new TreeSet<>();
        Set<String> writers = writers();
        for (ClassModel model : classes.values()) {
            model.superclass().filter(parent -> parent.asInternalName().endsWith("/TypeReference")).ifPresent(parent ->
                    model.findAttribute(Attributes.signature()).ifPresent(signature ->
                            typesIn(signature.signature().stringValue()).forEach(spoken::add)));
            if (namesEvents(model)) {
                model.methods().stream().flatMap(Reflected::literals).forEach(spoken::add);
            }
            for (MethodModel method : model.methods()) {
                List<InvokeInstruction> calls = calls(method);
                if (calls.stream().anyMatch(call -> isJackson(call, READS))) {
                    literals(method).forEach(spoken::add);
                }
                if (calls.stream().anyMatch(call -> isJackson(call, WRITES) || writers.contains(id(call)))) {
                    records(method, calls).forEach(spoken::add);
                }
            }
        }
        return spoken;
    }

    /** Whether it makes a map of event names, whose classes are read and written elsewhere. */
    private static boolean namesEvents(ClassModel model) {
        return model.methods().stream()
                .flatMap(method -> calls(method).stream())
                .anyMatch(call -> call.owner().asInternalName().equals(EVENT_NAMES)
                        && call.name().equalsString("<init>"));
    }

    /** What annotations say has to be registered: the type that has one, or those that it names. */
    private Set<String> marked() {
        Set<String> marked = new TreeSet<>();
        for (ClassModel model : classes.values()) {
            model.findAttribute(Attributes.runtimeVisibleAnnotations()).ifPresent(all -> all.annotations().stream()
                    .filter(annotation -> annotation.className().equalsString(MARK))
                    .forEach(annotation -> marked.addAll(targets(annotation, model))));
        }
        return marked;
    }

    private static Set<String> targets(Annotation annotation, ClassModel model) {
        Set<String> targets = annotation.elements().stream()
                .filter(element -> element.name().equalsString("targets"))
                .flatMap(element -> ((AnnotationValue.OfArray) element.value()).values().stream())
                .map(type -> internal(((AnnotationValue.OfClass) type).classSymbol()))
                .collect(Collectors.toSet());
        return targets.isEmpty() ? Set.of(model.thisClass().asInternalName()) : targets;
    }

    /** Methods of ours that hand on to Jackson what they are given as anything. */
    private Set<String> writers() {
        Set<String> writers = new HashSet<>();
        int before = -1;
        while (before != writers.size()) {
            before = writers.size();
            for (ClassModel model : classes.values()) {
                for (MethodModel method : model.methods()) {
                    boolean takesAnything = method.methodTypeSymbol().parameterList().stream().anyMatch(this::isAnything);
                    if (takesAnything
                            && calls(method).stream().anyMatch(call -> isJackson(call, WRITES) || writers.contains(id(call)))) {
                        writers.add(model.thisClass().asInternalName() + "." + method.methodName().stringValue()
                                + method.methodType().stringValue());
                    }
                }
            }
        }
        return writers;
    }

    private boolean isAnything(ClassDesc type) {
        return type.descriptorString().equals("Ljava/lang/Object;") || isInterface(internal(type));
    }

    private boolean isInterface(String type) {
        ClassModel model = classes.get(type);
        return model != null && model.flags().has(AccessFlag.INTERFACE);
    }

    /** With all that they consist of: components of records, and what an interface permits. */
    private Set<String> closed(Set<String> types) {
        Set<String> all = new TreeSet<>();
        var waiting = new ArrayDeque<>(types);
        while (!waiting.isEmpty()) {
            String type = waiting.poll();
            ClassModel model = classes.get(type);
            if (model == null || all.contains(type)) {
                continue;
            }
            model.findAttribute(Attributes.permittedSubclasses()).ifPresent(permitted ->
                    permitted.permittedSubclasses().forEach(one -> waiting.add(one.asInternalName())));
            if (model.findAttribute(Attributes.record()).isPresent()) {
                all.add(type);
                model.findAttribute(Attributes.record()).orElseThrow().components().forEach(component -> {
                    String signature = component.findAttribute(Attributes.signature())
                            .map(found -> found.signature().stringValue())
                            .orElse(component.descriptor().stringValue());
                    typesIn(signature).forEach(waiting::add);
                });
            }
        }
        return all;
    }

    private Stream<String> records(MethodModel method, List<InvokeInstruction> calls) {
        Stream<String> made = calls.stream()
                .filter(call -> call.name().equalsString("<init>"))
                .map(call -> call.owner().asInternalName());
        Stream<String> given = method.methodTypeSymbol().parameterList().stream().map(Reflected::internal);
        Stream<String> got = calls.stream().map(call -> internal(call.typeSymbol().returnType()));
        return Stream.of(made, given, got).flatMap(some -> some);
    }

    private static Stream<String> literals(MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .filter(ConstantInstruction.class::isInstance)
                .map(ConstantInstruction.class::cast)
                .map(ConstantInstruction::constantValue)
                .filter(ClassDesc.class::isInstance)
                .map(type -> internal((ClassDesc) type))
                .filter(type -> type.startsWith(OURS));
    }

    private static List<InvokeInstruction> calls(MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .filter(InvokeInstruction.class::isInstance)
                .map(InvokeInstruction.class::cast)
                .toList();
    }

    private static boolean isJackson(InvokeInstruction call, Pattern method) {
        return call.owner().asInternalName().startsWith("com/fasterxml/jackson/")
                && method.matcher(call.name().stringValue()).matches();
    }

    private static String id(InvokeInstruction call) {
        return call.owner().asInternalName() + "." + call.name().stringValue() + call.type().stringValue();
    }

    private static Stream<String> typesIn(String signature) {
        return IN_SIGNATURE.matcher(signature).results().map(found -> found.group(1));
    }

    private static String internal(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }
}
