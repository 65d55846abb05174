import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * the byte code. What is read is named somewhere as a class or a type reference, wherever that is handed along to: all of these count.
 * What is written are records that a method makes, is given or gets, from its lambdas too, where something is handed to Jackson or to a
 * method of ours that does so. All that their components consist of counts too. That is more than needed rather than less, but for what
 * only a collection or a field holds while it is on its way. Whatever is marked has to be registered too.
 */
public final class Reflected {

    private static final String OURS = "io/stillwatch/";
    private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern IN_SIGNATURE = Pattern.compile("L(io/stillwatch/[\\w/$]+)");
    private static final String MARK = "Lio/quarkus/runtime/annotations/RegisterForReflection;";
    private static final Pattern WRITES = Pattern.compile("writeValue\\w*|valueToTree|writePOJO|convertValue");

    /** What JSON is made from in the same method, and is itself none; an interface stands for all that it permits. */
    private static final Set<String> PASSED_BY = Set.of(
            "io.stillwatch.eventsourcing.Head",
            "io.stillwatch.eventsourcing.LogEntry",
            "io.stillwatch.eventsourcing.Prepared",
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
            "io.stillwatch.cases.MemberList",
            "io.stillwatch.cases.MemberList$Member",
            "io.stillwatch.cases.Salts",
            "io.stillwatch.cases.appeals.AppealId",
            "io.stillwatch.cases.erasure.NamedLists",
            "io.stillwatch.cases.domain.Actor",
            "io.stillwatch.cases.domain.CaseCommand",
            "io.stillwatch.cases.domain.CaseCommand$OpenCaseByHand",
            "io.stillwatch.cases.domain.CaseCommand$PlaceLegalHold",
            "io.stillwatch.cases.domain.CaseCommand$ReopenCase",
            "io.stillwatch.cases.domain.appeal.AppealCommand",
            "io.stillwatch.cases.domain.enforcement.EnforcementCommand",
            "io.stillwatch.cases.domain.enforcement.FreezeCommand",
            "io.stillwatch.cases.domain.enforcement.FreezeCommand$FreezeEnforcement",
            "io.stillwatch.cases.domain.enforcement.FreezeCommand$ThawEnforcement",
            "io.stillwatch.cases.domain.enforcement.Standing",
            "io.stillwatch.cases.enforcement.EnforcementId",
            "io.stillwatch.cases.enforcement.ItemDesk$Asked",
            "io.stillwatch.cases.enforcement.RequestDesk$Asked",
            "io.stillwatch.cases.enforcement.Targets",
            "io.stillwatch.cases.erasure.KnowsAccounts$Held",
            "io.stillwatch.cases.erasure.KnowsAccounts$Words",
            "io.stillwatch.cases.requests.Answer$Done",
            "io.stillwatch.cases.requests.Answer$Refused",
            "io.stillwatch.cases.requests.Field",
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
                .filter(type -> !known.contains(type) && !isPassedBy(type))
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
            for (MethodModel method : model.methods()) {
                literals(method).forEach(spoken::add);
                List<Call> calls = calls(method);
                if (calls.stream().anyMatch(call -> writes(call, writers))) {
                    records(method, calls).forEach(spoken::add);
                }
            }
        }
        return spoken;
    }

    private static boolean writes(Call call, Set<String> writers) {
        return call.owner().startsWith("com/fasterxml/jackson/") && WRITES.matcher(call.name()).matches()
                || writers.contains(call.id());
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
                    if (takesAnything && calls(method).stream().anyMatch(call -> writes(call, writers))) {
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

    private static boolean isPassedBy(String type) {
        return PASSED_BY.contains(type.replace('/', '.'));
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
            if (model == null || all.contains(type) || isInterface(type) && isPassedBy(type)) {
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

    private Stream<String> records(MethodModel method, List<Call> calls) {
        Stream<String> made = calls.stream().filter(call -> call.name().equals("<init>")).map(Call::owner);
        Stream<String> given = method.methodTypeSymbol().parameterList().stream().map(Reflected::internal);
        Stream<String> got = calls.stream().flatMap(call -> Stream.concat(
                call.lambdaOf().stream().flatMap(type -> type.parameterList().stream()), Stream.of(call.type().returnType())))
                .map(Reflected::internal);
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

    /** What a method calls or refers to; lambdaOf is what it is called as where it is referred to. */
    private record Call(String owner, String name, MethodTypeDesc type, Optional<MethodTypeDesc> lambdaOf) {
        String id() {
            return owner + "." + name + type.descriptorString();
        }
    }

    private static List<Call> calls(MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .flatMap(element -> switch (element) {
                    case InvokeInstruction call -> Stream.of(new Call(
                            call.owner().asInternalName(), call.name().stringValue(), call.typeSymbol(), Optional.empty()));
                    case InvokeDynamicInstruction reference -> referred(reference);
                    default -> Stream.<Call>empty();
                })
                .toList();
    }

    /** A reference to a method, of which the body of a lambda is one. */
    private static Stream<Call> referred(InvokeDynamicInstruction reference) {
        return reference.bootstrapArgs().size() == 3
                        && reference.bootstrapArgs().get(1) instanceof DirectMethodHandleDesc target
                        && reference.bootstrapArgs().get(2) instanceof MethodTypeDesc lambdaOf
                ? Stream.of(new Call(
                        internal(target.owner()),
                        target.methodName(),
                        MethodTypeDesc.ofDescriptor(target.lookupDescriptor()),
                        Optional.of(lambdaOf)))
                : Stream.empty();
    }

    private static Stream<String> typesIn(String signature) {
        return IN_SIGNATURE.matcher(signature).results().map(found -> found.group(1));
    }

    private static String internal(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }
}
