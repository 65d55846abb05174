package io.stillwatch.scoring.campaigns;

import io.stillwatch.scoring.publish.Member;
import java.util.List;

/**
 * How the members of a campaign differ from those that were kept before.
 *
 * @param before how many were kept before
 */
record Change(int before, List<Member> added, List<Member> left) {}
