package smscoach.replay.compare;

/** Is told how each record came out. */
interface Judge {

    void identical(Expected expected);

    void different(Expected expected, Found found);

    /**
     * Nothing was found in its place.
     *
     * @param begun whether anything of its lane was found before
     */
    void missing(Part where, Expected expected, boolean begun);

    void extra(Found found);

    void outOfOrder(Expected expected, Found found);
}
