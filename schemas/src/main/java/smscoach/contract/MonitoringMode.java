package smscoach.contract;

/** How long a subscription lasts: for the next session only, or for all until it is cancelled. */
public enum MonitoringMode {
    NextChat,
    AllChats
}
