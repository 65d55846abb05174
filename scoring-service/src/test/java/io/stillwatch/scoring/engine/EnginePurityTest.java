package io.stillwatch.scoring.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnginePurityTest {
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.stillwatch.scoring.engine");

    @Test
    void the_engine_knows_nothing_but_java_and_itself() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "io.stillwatch.scoring.engine..")
                .check(ENGINE);
    }

    @Test
    void the_engine_has_no_clock_and_no_chance() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .check(ENGINE);
    }

    @Test
    void floating_point_functions_give_every_machine_the_same_bits() {
        for (var function : new String[] {"exp", "log", "log10", "pow", "sin", "sqrt", "log1p", "expm1"}) {
            noClasses()
                    .should()
                    .callMethod(Math.class, function, double.class)
                    .orShould()
                    .callMethod(Math.class, function, double.class, double.class)
                    .check(ENGINE);
        }
    }
}
