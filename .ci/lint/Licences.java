import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Fails for a library that ships under a licence which nobody here has agreed to: {@code java Licences.java BOM.xml…}, CycloneDX. Of several
 * licences that a library offers, one has to be on the list.
 */
public final class Licences {

    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-1.0", "EPL-2.0", "ISC", "MIT", "MIT-0", "Public Domain",
            "UPL-1.0");

    private Licences() {}

    public static void main(String[] boms) throws Exception {
        Map<String, Set<String>> libraries = new TreeMap<>();
        for (String bom : boms) {
            read(Path.of(bom), libraries);
        }
        List<String> refused = libraries.entrySet().stream()
                .filter(library -> library.getValue().stream().noneMatch(ALLOWED::contains))
                .map(library -> library.getKey() + ": " + library.getValue())
                .toList();
        Map<String, Integer> counts = new TreeMap<>();
        libraries.values().forEach(licences -> counts.merge(String.join(" or ", licences), 1, Integer::sum));
        System.out.println(libraries.size() + " libraries: " + counts);
        refused.forEach(library -> System.err.println("Not on the list of licences: " + library));
        System.exit(refused.isEmpty() && !libraries.isEmpty() ? 0 : 1);
    }

    private static void read(Path bom, Map<String, Set<String>> libraries) throws Exception {
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(bom.toFile());
        elements(document.getDocumentElement(), "components")
                .flatMap(components -> elements(components, "component"))
                .filter(component -> !text(component, "group").equals("io.stillwatch"))
                .forEach(component -> libraries
                        .computeIfAbsent(
                                "%s:%s:%s".formatted(text(component, "group"), text(component, "name"), text(component, "version")),
                                library -> new TreeSet<>())
                        .addAll(licences(component)));
    }

    private static List<String> licences(Element component) {
        return elements(component, "licenses")
                .flatMap(all -> Stream.concat(
                        elements(all, "license").map(licence -> text(licence, "id") + text(licence, "name")),
                        elements(all, "expression")
                                .flatMap(expression -> Stream.of(expression.getTextContent().replaceAll("[()]", "").split(" OR ")))))
                .map(String::strip)
                .toList();
    }

    private static String text(Element element, String child) {
        return elements(element, child).map(Node::getTextContent).findFirst().orElse("");
    }

    private static Stream<Element> elements(Element parent, String name) {
        var children = parent.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(child -> child.getTagName().equals(name));
    }
}
