package io.stillwatch.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PurityTest {
    private static final String FINGERPRINT = "io.stillwatch.ingest.fingerprint";
    private static final String SEQUENCE = "io.stillwatch.ingest.sequence";

    private static final JavaClasses PURE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(FINGERPRINT, SEQUENCE);

    @Test
    void fingerprints_depend_on_java_and_the_keyed_hash_alone() {
        classes()
                .that()
                .resideInAPackage(FINGERPRINT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", FINGERPRINT)
                .check(PURE);
    }

    @Test
    void the_rules_of_ticks_depend_on_java_alone() {
        classes()
                .that()
                .resideInAPackage(SEQUENCE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", SEQUENCE)
                .check(PURE);
    }
}
