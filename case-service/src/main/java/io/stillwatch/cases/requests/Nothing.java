package io.stillwatch.cases.requests;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a command whose name says everything: none, or an object without fields. A field in it was meant to say something, and is refused. */
@Schema(description = "An object without fields; the body may be left out.")
public record Nothing() {}
