package io.stillwatch.chart;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A test of every example of an installation that comes with the chart. */
@ParameterizedTest
@MethodSource("io.stillwatch.chart.Chart#installations")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface EveryInstallation {}
