/*
 * The words of the experiment language. A newline ends a statement, except inside ( ) and [ ].
 */
lexer grammar ExpLexer;

@members { private int nesting; }

IMPORT  : 'import' ;
DEFINE  : 'define' ;
EXTENDS : 'extends' ;
WITHOUT : 'without' ;
NONE    : 'none' ;
TRUE    : 'true' ;
FALSE   : 'false' ;

LBRACE  : '{' ;
RBRACE  : '}' ;
LBRACK  : '[' { nesting++; } ;
RBRACK  : ']' { if (nesting > 0) nesting--; } ;
LPAREN  : '(' { nesting++; } ;
RPAREN  : ')' { if (nesting > 0) nesting--; } ;
EQUALS  : '=' ;
COMMA   : ',' ;
COLON   : ':' ;
AT      : '@' ;
MINUS   : '-' ;
RANGE   : '..' ;
DOT     : '.' ;
PERCENT : '%' ;

NUMBER  : DIGITS ('.' DIGITS)? ([eE] [+-]? DIGITS)? ;
ID      : WORD ('@' [0-9]+)?            // pass@1 is one name
        | 'cuda:' [0-9]+                // and so is a card
        ;
TEXT    : '"""' .*? '"""' ;
STRING  : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"' ;
GROOVY  : '```groovy' RAW '```' ;       // an island: offsets are kept, the content is Groovy's business

COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;
NEWLINE : ('\r'? '\n' | '\r') { if (nesting > 0) setChannel(HIDDEN); } ;
SPACE   : [ \t\uFEFF]+ -> channel(HIDDEN) ;

UNCLOSED_TEXT   : '"""' ;
UNCLOSED_STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* '\\'? ;
UNCLOSED_GROOVY : '```groovy' RAW ;
STRAY           : . ;

fragment RAW    : (~'`' | '`' ~'`' | '``' ~'`')* ;
fragment WORD   : [a-zA-Z_] [a-zA-Z_0-9]* ;
fragment DIGITS : [0-9] ('_'? [0-9])* ;
