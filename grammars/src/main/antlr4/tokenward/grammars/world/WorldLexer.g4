// The words of .world files. Comments, texts, numbers and names are written as in .exp files; a newline means nothing.
lexer grammar WorldLexer;

IMPORT : 'import' ;  WORLD : 'world' ;  TASK : 'task' ;  EXTENDS : 'extends' ;
FACTS : 'facts' ;  OPEN : 'open' ;  CLOSED : 'closed' ;  NAMES : 'names' ;  SORT : 'sort' ;  ALIAS : 'alias' ;
RECORD : 'record' ;  STATE : 'state' ;  FACT : 'fact' ;  CALL : 'call' ;  FAILS : 'fails' ;  RAISE : 'raise' ;
ARGUMENTS : 'arguments' ;  VISITS : 'visits' ;  FAITHFUL : 'faithful' ;  DEF : 'def' ;  INVARIANT : 'invariant' ;
SAMPLE : 'sample' ;  WORLDS : 'worlds' ;  EXHAUSTIVE : 'exhaustive' ;  UPTO : 'upto' ;  REJECT : 'reject' ;  LIMIT : 'limit' ;
EMIT : 'emit' ;  GROUND : 'ground' ;  AS : 'as' ;  REQUIRE : 'require' ;  ELSE : 'else' ;  SET : 'set' ;  LET : 'let' ;
LEARN : 'learn' ;  FORGET : 'forget' ;  ADD : 'add' ;  TO : 'to' ;  REMOVE : 'remove' ;  IF : 'if' ;  FOR : 'for' ;
IN : 'in' ;  WHERE : 'where' ;  RETURN : 'return' ;  FAIL : 'fail' ;
FIRST : 'first' ;  LAST : 'last' ;  ANY : 'any' ;  ALL : 'all' ;  HAS : 'has' ;  CHOOSE : 'choose' ;  TAKE : 'take' ;
KNOWN : 'known' ;  NOT : 'not' ;  AND : 'and' ;  OR : 'or' ;  TRUE : 'true' ;  FALSE : 'false' ;  NONE : 'none' ;
PROMPT : 'prompt' ;  SPLIT : 'split' ;  REFERENCE : 'reference' ;  START : 'start' ;  MAY : 'may' ;  TIMEOUT : 'timeout' ;  GOAL : 'goal' ;
RUN : 'run' ;  NEVER : 'never' ;  EXACTLY : 'exactly' ;  AFTER : 'after' ;  BEFORE : 'before' ;  VISITING : 'visiting' ;  VISIT : 'visit' ;
ALWAYS : 'always' ;  EVENTUALLY : 'eventually' ;  NEXT : 'next' ;  UNTIL : 'until' ;  EVERY : 'every' ;  FINALLY : 'finally' ;
NOW : 'now' ;  WORDS : 'words' ;  WITHOUT : 'without' ;

LBRACE : '{' ;  RBRACE : '}' ;  LBRACK : '[' ;  RBRACK : ']' ;  LPAREN : '(' ;  RPAREN : ')' ;
ARROW : '->' ;  EQ : '==' ;  NE : '!=' ;  LE : '<=' ;  GE : '>=' ;  LIKE : '=~' ;  LT : '<' ;  GT : '>' ;  EQUALS : '=' ;
COMMA : ',' ;  COLON : ':' ;  DOT : '.' ;  TILDE : '~' ;  QUESTION : '?' ;  BAR : '|' ;
PLUS : '+' ;  MINUS : '-' ;  STAR : '*' ;  SLASH : '/' ;  PERCENT : '%' ;

NUMBER : DIGITS '.' DIGITS ;
INT    : DIGITS ;
ID     : [a-zA-Z_] [a-zA-Z_0-9]* ;
TEXT   : '"""' .*? '"""' ;
STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"' ;

COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;
SPACE   : [ \t\r\n\u00A0\uFEFF]+ -> channel(HIDDEN) ;

UNCLOSED_STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* '\\'? ;
STRAY           : . ;

fragment DIGITS : [0-9] ('_'? [0-9])* ;
