@rem Scripts in package.json begin with exec, so that a signal to npm reaches the program and not only
@rem the shell between them. cmd.exe has no such word: here it means to run the rest of the line.
@%*
