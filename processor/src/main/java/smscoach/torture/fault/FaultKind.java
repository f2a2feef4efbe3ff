package smscoach.torture.fault;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import smscoach.broker.NetworkNamespaces;
import smscoach.torture.stage.StateDisk;

/** The faults there are. */
public enum FaultKind {
    KILL_INSTANCE("kill -9 of a processor instance", KillInstance::new),
    KILL_LEADER("kill -9 of a broker that leads", KillLeader::new),
    FREEZE_INSTANCE(
            "SIGSTOP of an instance beyond session and transaction timeout: a zombie that wakes", FreezeInstance::new),
    ROLLING_RESTART("every instance stopped in order and started again, one after another", RollingRestart::new),
    SCALE("one instance more for a while", ScaleOutAndIn::new),
    ISOLATE_BROKER("a broker that leads cut off from everybody, then connected again", IsolateBroker::new),
    FULL_DISK("no space left in the state folder of an instance", FullDisk::new),
    KILL_PUBLISHER("kill -9 of a publisher in mid-transaction", KillPublisher::new);

    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // the makers are constructors
    private final Supplier<Fault> maker;

    FaultKind(String meaning, Supplier<Fault> maker) {
        this.meaning = meaning;
        this.maker = maker;
    }

    public String meaning() {
        return meaning;
    }

    public Fault fault() {
        return maker.get();
    }

    /** Why it cannot be had here, in a sentence; empty where it can. */
    public Optional<String> obstacle(Path folder) {
        return switch (this) {
            case ISOLATE_BROKER -> NetworkNamespaces.obstacle();
            case FULL_DISK ->
                StateDisk.isPossible(folder) ? Optional.empty() : Optional.of("mounting a file system needs root");
            default -> Optional.empty();
        };
    }

    /** As people write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
