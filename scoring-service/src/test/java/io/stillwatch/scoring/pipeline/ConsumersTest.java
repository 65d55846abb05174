package io.stillwatch.scoring.pipeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ConsumersTest {

    @Test
    void topics_are_read_where_a_tick_or_a_memory_needs_them() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.stillwatch.scoring.pipeline..",
                        "io.stillwatch.scoring.risk..",
                        "io.stillwatch.scoring.ruling..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.clients.consumer..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.stillwatch.scoring"));
    }
}
