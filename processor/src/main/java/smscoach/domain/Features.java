package smscoach.domain;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import smscoach.domain.state.CoachingView;

/** The features of a contact center: the configured ones until it sets its own. */
public final class Features {

    private Features() {}

    public static Set<String> of(CoachingView view, Rules rules) {
        List<String> own = view.features();
        return own == null ? new TreeSet<>(rules.defaultFeatures()) : new TreeSet<>(own);
    }

    public static boolean multimediaIsOn(CoachingView view, Rules rules) {
        List<String> own = view.features();
        return (own == null ? rules.defaultFeatures() : own).contains(Rules.MULTIMEDIA);
    }
}
