// What a browser with JavaScript gets on top; every page works without it.
