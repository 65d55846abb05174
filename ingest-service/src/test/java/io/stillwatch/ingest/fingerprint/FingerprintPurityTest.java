package io.stillwatch.ingest.fingerprint;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class FingerprintPurityTest {
    private final JavaClasses fingerprint = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.stillwatch.ingest.fingerprint");

    @Test
    void fingerprints_depend_on_java_and_the_keyed_hash_alone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "org.jspecify.annotations",
                        "io.whitfin.siphash",
                        "io.stillwatch.ingest.fingerprint")
                .check(fingerprint);
    }
}
