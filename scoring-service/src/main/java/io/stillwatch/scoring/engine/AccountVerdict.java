package io.stillwatch.scoring.engine;

import java.util.List;

/**
 * The risk of a principal, published when it changed.
 *
 * @param score in [0,1], comparable under one policy and baseline only
 * @param signals what raised it, strongest first; empty for LOW
 * @param counterfactuals whether it would be a member without each family that its membership rests on; empty for LOW
 * @param campaigns ids of the campaigns, watched, in review or announced, that it is a member of; sorted
 */
public record AccountVerdict(
        Principal principal,
        RiskLevel level,
        RiskLevel previousLevel,
        double score,
        List<Signal> signals,
        List<Counterfactual> counterfactuals,
        List<String> campaigns) {}
