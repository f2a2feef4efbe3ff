package smscoach.cli.options;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import smscoach.cli.base.CommandFailure;
import smscoach.contract.Topic;

/** Topics as arguments: their names without prefix, or {@code all}. */
public final class TopicNames {

    public static final String ALL = "all";

    private TopicNames() {}

    /** The topics of these names, each of which must be one of those. */
    public static Set<Topic> parse(Collection<String> names, Collection<Topic> allowed) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        for (String name : names) {
            if (name.equals(ALL)) {
                topics.addAll(allowed);
            } else {
                topics.add(parse(name, allowed));
            }
        }
        return topics;
    }

    private static Topic parse(String name, Collection<Topic> allowed) {
        return Topic.named(name).filter(allowed::contains).orElseThrow(() -> {
            List<String> names = allowed.stream().map(Topic::defaultName).toList();
            return CommandFailure.usage("'%s' is no topic here.%s Choose among: %s, %s."
                    .formatted(
                            name,
                            Nearest.to(name, names)
                                    .map(near -> " Did you mean '" + near + "'?")
                                    .orElse(""),
                            String.join(", ", names),
                            ALL));
        });
    }

    /** For help and completion. */
    public static final class AllOrAny implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Stream.of(ALL), Stream.of(Topic.values()).map(Topic::defaultName))
                    .iterator();
        }
    }

    /** For help and completion. */
    public static final class AllOrInput implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Topic.inputs().stream().map(Topic::defaultName), Stream.of(ALL))
                    .iterator();
        }
    }
}
