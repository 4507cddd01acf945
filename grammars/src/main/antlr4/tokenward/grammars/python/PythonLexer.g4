/*
 * The words of Python, 3.8 to 3.13.
 *
 * There is no target code here. What a lexer grammar cannot say is said beside it, in PythonLanguage:
 *   - INDENT and DEDENT are made by the layout machine, and NEWLINE counts only outside brackets: at the bottom of the
 *     mode stack. That is why an opening bracket pushes a mode and a closing one pops it.
 *   - The modes FIELD_* extend DEFAULT_MODE: a replacement field of an f-string holds any expression, but a colon or a
 *     closing brace outside brackets ends it. A rule of the mode itself shadows those it inherits.
 */
lexer grammar PythonLexer;

tokens { INDENT, DEDENT, FSTRING_START, FSTRING_MIDDLE, FSTRING_END }

// ---- keywords

FALSE    : 'False' ;
NONE     : 'None' ;
TRUE     : 'True' ;
AND      : 'and' ;
AS       : 'as' ;
ASSERT   : 'assert' ;
ASYNC    : 'async' ;
AWAIT    : 'await' ;
BREAK    : 'break' ;
CLASS    : 'class' ;
CONTINUE : 'continue' ;
DEF      : 'def' ;
DEL      : 'del' ;
ELIF     : 'elif' ;
ELSE     : 'else' ;
EXCEPT   : 'except' ;
FINALLY  : 'finally' ;
FOR      : 'for' ;
FROM     : 'from' ;
GLOBAL   : 'global' ;
IF       : 'if' ;
IMPORT   : 'import' ;
IN       : 'in' ;
IS       : 'is' ;
LAMBDA   : 'lambda' ;
NONLOCAL : 'nonlocal' ;
NOT      : 'not' ;
OR       : 'or' ;
PASS     : 'pass' ;
RAISE    : 'raise' ;
RETURN   : 'return' ;
TRY      : 'try' ;
WHILE    : 'while' ;
WITH     : 'with' ;
YIELD    : 'yield' ;

// ---- words that are keywords in some places and names everywhere else

CASE       : 'case' ;
MATCH      : 'match' ;
TYPE       : 'type' ;
UNDERSCORE : '_' ;

// ---- operators and delimiters

LPAR : '(' -> pushMode(DEFAULT_MODE) ;
LSQB : '[' -> pushMode(DEFAULT_MODE) ;
LBRACE : '{' -> pushMode(DEFAULT_MODE) ;
RPAR : ')' -> popMode ;
RSQB : ']' -> popMode ;
RBRACE : '}' -> popMode ;

AMPER : '&' ;
AMPER_EQUAL : '&=' ;
ARROW : '->' ;
AT : '@' ;
AT_EQUAL : '@=' ;
CIRCUMFLEX : '^' ;
CIRCUMFLEX_EQUAL : '^=' ;
COLON : ':' ;
COLON_EQUAL : ':=' ;
COMMA : ',' ;
DOT : '.' ;
DOUBLE_SLASH : '//' ;
DOUBLE_SLASH_EQUAL : '//=' ;
DOUBLE_STAR : '**' ;
DOUBLE_STAR_EQUAL : '**=' ;
ELLIPSIS : '...' ;
EQUAL : '=' ;
EQUAL_EQUAL : '==' ;
GREATER : '>' ;
GREATER_EQUAL : '>=' ;
LEFT_SHIFT : '<<' ;
LEFT_SHIFT_EQUAL : '<<=' ;
LESS : '<' ;
LESS_EQUAL : '<=' ;
MINUS : '-' ;
MINUS_EQUAL : '-=' ;
NOT_EQUAL : '!=' ;
PERCENT : '%' ;
PERCENT_EQUAL : '%=' ;
PLUS : '+' ;
PLUS_EQUAL : '+=' ;
RIGHT_SHIFT : '>>' ;
RIGHT_SHIFT_EQUAL : '>>=' ;
SEMICOLON : ';' ;
SLASH : '/' ;
SLASH_EQUAL : '/=' ;
STAR : '*' ;
STAR_EQUAL : '*=' ;
TILDE : '~' ;
VERTICAL_BAR : '|' ;
VERTICAL_BAR_EQUAL : '|=' ;

// ---- names and numbers

NAME : ID_START ID_CONTINUE* ;

fragment ID_START    : [\p{XID_Start}_] ;
fragment ID_CONTINUE : [\p{XID_Continue}] ;

NUMBER    : INTEGER | FLOAT ;
IMAGINARY : (DIGITS | FLOAT) [jJ] ;

fragment INTEGER
    : [1-9] ('_'? [0-9])*
    | '0' ('_'? '0')*                 // 00 is a number, 01 is not
    | '0' [bB] ('_'? [01])+
    | '0' [oO] ('_'? [0-7])+
    | '0' [xX] ('_'? HEX)+
    ;
fragment FLOAT
    : DIGITS '.' DIGITS? EXPONENT?
    | '.' DIGITS EXPONENT?
    | DIGITS EXPONENT
    ;
fragment EXPONENT : [eE] [+-]? DIGITS ;
fragment DIGITS   : [0-9] ('_'? [0-9])* ;
fragment HEX      : [0-9a-fA-F] ;

// ---- strings: text, bytes, and where an f-string begins

STRING
    : [uU]? (SHORT_STRING | LONG_STRING)
    | [rR] (SHORT_RAW_STRING | LONG_RAW_STRING)
    ;
BYTES
    : [bB] (SHORT_BYTES | LONG_BYTES)
    | ([bB] [rR] | [rR] [bB]) (SHORT_RAW_BYTES | LONG_RAW_BYTES)
    ;

fragment SHORT_STRING : '\'' (~['\\\r\n] | ESCAPE)* '\'' | '"' (~["\\\r\n] | ESCAPE)* '"' ;
fragment LONG_STRING
    : '\'\'\'' ('\''? '\''? (~['\\] | ESCAPE))* '\'\'\''
    | '"""' ('"'? '"'? (~["\\] | ESCAPE))* '"""'
    ;
fragment SHORT_RAW_STRING : '\'' (~['\\\r\n] | RAW_ESCAPE)* '\'' | '"' (~["\\\r\n] | RAW_ESCAPE)* '"' ;
fragment LONG_RAW_STRING
    : '\'\'\'' ('\''? '\''? (~['\\] | RAW_ESCAPE))* '\'\'\''
    | '"""' ('"'? '"'? (~["\\] | RAW_ESCAPE))* '"""'
    ;
fragment SHORT_BYTES
    : '\'' ([\u0001-\u0009\u000B\u000C\u000E-&(-[\]-\u007F] | BYTE_ESCAPE)* '\''
    | '"' ([\u0001-\u0009\u000B\u000C\u000E-!#-[\]-\u007F] | BYTE_ESCAPE)* '"'
    ;
fragment LONG_BYTES
    : '\'\'\'' ('\''? '\''? ([\u0001-&(-[\]-\u007F] | BYTE_ESCAPE))* '\'\'\''
    | '"""' ('"'? '"'? ([\u0001-!#-[\]-\u007F] | BYTE_ESCAPE))* '"""'
    ;
fragment SHORT_RAW_BYTES
    : '\'' ([\u0001-\u0009\u000B\u000C\u000E-&(-[\]-\u007F] | RAW_BYTE_ESCAPE)* '\''
    | '"' ([\u0001-\u0009\u000B\u000C\u000E-!#-[\]-\u007F] | RAW_BYTE_ESCAPE)* '"'
    ;
fragment LONG_RAW_BYTES
    : '\'\'\'' ('\''? '\''? ([\u0001-&(-[\]-\u007F] | RAW_BYTE_ESCAPE))* '\'\'\''
    | '"""' ('"'? '"'? ([\u0001-!#-[\]-\u007F] | RAW_BYTE_ESCAPE))* '"""'
    ;

// \x, \u, \U and \N must be followed by what they announce; any other letter may follow a backslash.
fragment ESCAPE
    : '\\' (LINE_BREAK | ~[xuUN\r\n])
    | CODE_POINT_ESCAPE
    ;
fragment CODE_POINT_ESCAPE
    : '\\x' HEX HEX
    | '\\u' HEX HEX HEX HEX
    | '\\U' ('000' HEX | '0010') HEX HEX HEX HEX
    | '\\N{' [A-Za-z0-9 \-]+ '}'
    ;
fragment BYTE_ESCAPE     : '\\' (LINE_BREAK | [\u0001-\u0009\u000B\u000C\u000E-wy-\u007F]) | '\\x' HEX HEX ;
fragment RAW_ESCAPE      : '\\' (LINE_BREAK | ~[\r\n]) ;
fragment RAW_BYTE_ESCAPE : '\\' (LINE_BREAK | [\u0001-\u0009\u000B\u000C\u000E-\u007F]) ;
fragment LINE_BREAK      : '\r'? '\n' | '\r' ;

fragment F  : [fF] ;
fragment FR : [fF] [rR] | [rR] [fF] ;

F1_START  : F '\''      -> type(FSTRING_START), pushMode(TEXT_1) ;
F2_START  : F '"'       -> type(FSTRING_START), pushMode(TEXT_2) ;
F3_START  : F '\'\'\''  -> type(FSTRING_START), pushMode(TEXT_3) ;
F6_START  : F '"""'     -> type(FSTRING_START), pushMode(TEXT_6) ;
FR1_START : FR '\''     -> type(FSTRING_START), pushMode(RAW_TEXT_1) ;
FR2_START : FR '"'      -> type(FSTRING_START), pushMode(RAW_TEXT_2) ;
FR3_START : FR '\'\'\'' -> type(FSTRING_START), pushMode(RAW_TEXT_3) ;
FR6_START : FR '"""'    -> type(FSTRING_START), pushMode(RAW_TEXT_6) ;

// ---- what stands between the words

NEWLINE   : LINE_BREAK ;
LINE_JOIN : '\\' LINE_BREAK -> skip ;
BLANK     : [ \t\f]+        -> skip ;
COMMENT   : '#' ~[\r\n]*    -> skip ;

// ---- inside an f-string. The number is the number of quote strokes: 1 is ', 2 is ", 3 is ''', 6 is """.
// Doubled braces are text. A backslash does not protect a brace.

mode TEXT_1;
T1_MIDDLE : (~['\\{}\r\n] | TEXT_ESCAPE)+ -> type(FSTRING_MIDDLE) ;
T1_BRACES : BRACES                        -> type(FSTRING_MIDDLE) ;
T1_FIELD  : FIELD_OPEN                    -> type(LBRACE), pushMode(FIELD_1) ;
T1_END    : '\''                          -> type(FSTRING_END), popMode ;

fragment BRACES      : '\\'? ('{{' | '}}') ;
fragment FIELD_OPEN  : '\\'? [{] ;
fragment TEXT_ESCAPE : '\\' (LINE_BREAK | ~[xuUN{}\r\n]) | CODE_POINT_ESCAPE ;
fragment RAW_TEXT_ESCAPE : '\\' (LINE_BREAK | ~[{}\r\n]) ;

mode TEXT_2;
T2_MIDDLE : (~["\\{}\r\n] | TEXT_ESCAPE)+ -> type(FSTRING_MIDDLE) ;
T2_BRACES : BRACES                        -> type(FSTRING_MIDDLE) ;
T2_FIELD  : FIELD_OPEN                    -> type(LBRACE), pushMode(FIELD_2) ;
T2_END    : '"'                           -> type(FSTRING_END), popMode ;

mode TEXT_3;
T3_MIDDLE : (~['\\{}] | TEXT_ESCAPE)+     -> type(FSTRING_MIDDLE) ;
T3_QUOTES : '\'' '\''?                    -> type(FSTRING_MIDDLE) ;
T3_BRACES : BRACES                        -> type(FSTRING_MIDDLE) ;
T3_FIELD  : FIELD_OPEN                    -> type(LBRACE), pushMode(FIELD_3) ;
T3_END    : '\'\'\''                      -> type(FSTRING_END), popMode ;

mode TEXT_6;
T6_MIDDLE : (~["\\{}] | TEXT_ESCAPE)+     -> type(FSTRING_MIDDLE) ;
T6_QUOTES : '"' '"'?                      -> type(FSTRING_MIDDLE) ;
T6_BRACES : BRACES                        -> type(FSTRING_MIDDLE) ;
T6_FIELD  : FIELD_OPEN                    -> type(LBRACE), pushMode(FIELD_6) ;
T6_END    : '"""'                         -> type(FSTRING_END), popMode ;

mode RAW_TEXT_1;
R1_MIDDLE : (~['\\{}\r\n] | RAW_TEXT_ESCAPE)+ -> type(FSTRING_MIDDLE) ;
R1_BRACES : BRACES                            -> type(FSTRING_MIDDLE) ;
R1_FIELD  : FIELD_OPEN                        -> type(LBRACE), pushMode(FIELD_1) ;
R1_END    : '\''                              -> type(FSTRING_END), popMode ;

mode RAW_TEXT_2;
R2_MIDDLE : (~["\\{}\r\n] | RAW_TEXT_ESCAPE)+ -> type(FSTRING_MIDDLE) ;
R2_BRACES : BRACES                            -> type(FSTRING_MIDDLE) ;
R2_FIELD  : FIELD_OPEN                        -> type(LBRACE), pushMode(FIELD_2) ;
R2_END    : '"'                               -> type(FSTRING_END), popMode ;

mode RAW_TEXT_3;
R3_MIDDLE : (~['\\{}] | RAW_TEXT_ESCAPE)+     -> type(FSTRING_MIDDLE) ;
R3_QUOTES : '\'' '\''?                        -> type(FSTRING_MIDDLE) ;
R3_BRACES : BRACES                            -> type(FSTRING_MIDDLE) ;
R3_FIELD  : FIELD_OPEN                        -> type(LBRACE), pushMode(FIELD_3) ;
R3_END    : '\'\'\''                          -> type(FSTRING_END), popMode ;

mode RAW_TEXT_6;
R6_MIDDLE : (~["\\{}] | RAW_TEXT_ESCAPE)+     -> type(FSTRING_MIDDLE) ;
R6_QUOTES : '"' '"'?                          -> type(FSTRING_MIDDLE) ;
R6_BRACES : BRACES                            -> type(FSTRING_MIDDLE) ;
R6_FIELD  : FIELD_OPEN                        -> type(LBRACE), pushMode(FIELD_6) ;
R6_END    : '"""'                             -> type(FSTRING_END), popMode ;

// ---- a replacement field, and the format specification after its colon

mode FIELD_1;
F1_COLON   : [:]     -> type(COLON), mode(SPEC_1) ;
CONVERSION : '!' [sra] ;

mode FIELD_2;
F2_COLON      : [:]       -> type(COLON), mode(SPEC_2) ;
F2_CONVERSION : '!' [sra] -> type(CONVERSION) ;

mode FIELD_3;
F3_COLON      : [:]       -> type(COLON), mode(SPEC_3) ;
F3_CONVERSION : '!' [sra] -> type(CONVERSION) ;

mode FIELD_6;
F6_COLON      : [:]       -> type(COLON), mode(SPEC_6) ;
F6_CONVERSION : '!' [sra] -> type(CONVERSION) ;

mode SPEC_1;
S1_MIDDLE : (~['\\{}\r\n] | RAW_TEXT_ESCAPE)+ -> type(FSTRING_MIDDLE) ;
S1_FIELD  : FIELD_OPEN                        -> type(LBRACE), pushMode(FIELD_1) ;
S1_END    : [}]                               -> type(RBRACE), popMode ;

mode SPEC_2;
S2_MIDDLE : (~["\\{}\r\n] | RAW_TEXT_ESCAPE)+ -> type(FSTRING_MIDDLE) ;
S2_FIELD  : FIELD_OPEN                        -> type(LBRACE), pushMode(FIELD_2) ;
S2_END    : [}]                               -> type(RBRACE), popMode ;

mode SPEC_3;
S3_MIDDLE : (~['\\{}] | RAW_TEXT_ESCAPE)+     -> type(FSTRING_MIDDLE) ;
S3_QUOTES : '\'' '\''?                        -> type(FSTRING_MIDDLE) ;
S3_FIELD  : FIELD_OPEN                        -> type(LBRACE), pushMode(FIELD_3) ;
S3_END    : [}]                               -> type(RBRACE), popMode ;

mode SPEC_6;
S6_MIDDLE : (~["\\{}] | RAW_TEXT_ESCAPE)+     -> type(FSTRING_MIDDLE) ;
S6_QUOTES : '"' '"'?                          -> type(FSTRING_MIDDLE) ;
S6_FIELD  : FIELD_OPEN                        -> type(LBRACE), pushMode(FIELD_6) ;
S6_END    : [}]                               -> type(RBRACE), popMode ;
