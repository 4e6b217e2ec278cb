// Quicker ways of doing what every page also does without a script.
"use strict";
