package io.stillwatch.scoring.pipeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ConsumersTest {

    @Test
    void nobody_but_the_pipeline_reads_topics() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.stillwatch.scoring.pipeline..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.clients.consumer..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.stillwatch.scoring"));
    }
}
