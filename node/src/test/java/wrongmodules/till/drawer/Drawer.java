package wrongmodules.till.drawer;

/** The inside of the till, which no other module may know. */
public class Drawer {}
