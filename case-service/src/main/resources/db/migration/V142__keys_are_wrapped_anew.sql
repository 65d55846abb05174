-- Another master key takes over: the runtime role may say which one wraps a key. Which stream and whom a key stands for stays.
grant update (master) on subject_key to ${runtime};
