package io.stillwatch.simulator.honest;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.behaviour.Connection;
import io.stillwatch.simulator.behaviour.Day;
import io.stillwatch.simulator.behaviour.Habits;
import io.stillwatch.simulator.behaviour.Line;
import io.stillwatch.simulator.behaviour.Population;
import io.stillwatch.simulator.behaviour.Profile;
import io.stillwatch.simulator.behaviour.Resident;
import io.stillwatch.simulator.behaviour.Rhythm;
import io.stillwatch.simulator.behaviour.Settings;
import io.stillwatch.simulator.behaviour.SignUp;
import io.stillwatch.simulator.behaviour.Stack;
import io.stillwatch.simulator.behaviour.Work;
import io.stillwatch.simulator.behaviour.World;
import io.stillwatch.simulator.language.Corpus;
import io.stillwatch.simulator.language.Language;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A course: everyone signs up in the same week from the campus, on its domain, and pastes the same assignments. */
public record SchoolClass(int students) implements Population {
    private static final int ASSIGNMENTS = 8;
    private static final double SET_WORK = 0.55;
    private static final double FROM_HOME = 0.35;

    @Override
    public String name() {
        return "class";
    }

    @Override
    public Stream<Resident> residents(World world) {
        var course = new Course(world.language(), world.chance().fork("course"));
        return IntStream.range(0, students)
                .mapToObj(one -> student(world, world.chance().fork(one), course));
    }

    private record Course(Line campus, String domain, int offset, Corpus assignments) {
        Course(Language language, Chance chance) {
            this(
                    Line.office(chance),
                    "college" + chance.between(10, 99) + ".edu.example",
                    chance.between(-6, 8),
                    language.assignments(chance));
        }
    }

    private static Resident student(World world, Chance chance, Course course) {
        var createdAt = SignUp.before(world, 2, 9, chance);
        var profile =
                Profile.individual(createdAt, null, course.domain(), "student").in("education");
        var stack = Stack.browser(chance);
        var home = Connection.fixed(Line.home(chance), stack);
        var settings = Settings.of("m-4", 4096, 1.0);
        Work own = Chat.casual(world.language().about("science", "maths", "letters"), settings);
        Work setWork = new Homework(course.assignments(), ASSIGNMENTS, settings);
        var habits = new Habits(
                Rhythm.waking(chance.logNormal(2.2, 0.5), Day.atHome(course.offset())),
                Connection.roaming(Connection.fixed(course.campus(), stack), home, FROM_HOME),
                Work.mixed(own, setWork, SET_WORK));
        return Resident.of(world, chance, profile, habits);
    }
}
