package io.stillwatch.cases.domain;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Decider;
import io.stillwatch.eventsourcing.Decision;
import org.junit.jupiter.api.Test;

class DomainPurityTest {

    private static final String DOMAIN = "io.stillwatch.cases.domain..";

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.stillwatch.cases");

    @Test
    void the_domain_depends_on_java_and_the_decider_alone() {
        classes()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", DOMAIN)
                        .or(type(Decider.class))
                        .or(type(Decision.class))
                        .or(type(Decision.Accepted.class))
                        .or(type(Decision.Rejected.class)))
                .check(SERVICE);
    }

    @Test
    void resources_promise_what_they_answer() {
        methods()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.GET")
                .or()
                .areAnnotatedWith("jakarta.ws.rs.POST")
                .should()
                .haveRawReturnType(type(Uni.class).or(type(Multi.class)))
                .check(SERVICE);
    }
}
