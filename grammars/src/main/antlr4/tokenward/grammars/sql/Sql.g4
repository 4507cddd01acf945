/*
 * SELECT, INSERT, UPDATE and DELETE, in the words of the SQL standard: joins, grouping, sub-queries, set operations,
 * common table expressions, CASE, CAST and window functions. Keywords do not mind their case.
 */
grammar Sql;

statements : statement (';' statement)* ';'? EOF ;

statement : query | insert | update | delete ;

// ---- queries

query     : with? query_body order_by? limit? ;
with      : WITH RECURSIVE? common_table (',' common_table)* ;
common_table : name ('(' columns ')')? AS '(' query ')' ;

query_body : query_term | query_body (UNION | EXCEPT) (ALL | DISTINCT)? query_term ;
query_term : query_item | query_term INTERSECT (ALL | DISTINCT)? query_item ;
query_item : select | values | '(' query ')' ;

select
    : SELECT (ALL | DISTINCT)? select_item (',' select_item)*
      (FROM source (',' source)*)? where? group_by? having?
    ;
select_item : '*' | name '.' '*' | expression (AS? alias)? ;
alias       : name | STRING ;
values      : VALUES row (',' row)* ;
row         : '(' expression (',' expression)* ')' ;

source
    : table
    | source join_kind? JOIN table ON expression
    | source join_kind? JOIN table USING '(' columns ')'
    | source CROSS JOIN table
    | source NATURAL join_kind? JOIN table
    ;
join_kind : INNER | (LEFT | RIGHT | FULL) OUTER? ;
table     : table_name (AS? name)? | '(' query ')' (AS? name)? | '(' joined ')' ;
joined    : source join_kind? JOIN table ON expression | source CROSS JOIN table ;

where    : WHERE expression ;
group_by : GROUP BY expression (',' expression)* ;
having   : HAVING expression ;
order_by : ORDER BY order_item (',' order_item)* ;
order_item : expression (ASC | DESC)? (NULLS (FIRST | LAST))? ;
limit    : LIMIT expression (OFFSET expression)? ;

// ---- changes

insert : with? INSERT INTO table_name ('(' columns ')')? (query_body | DEFAULT VALUES) ;
update : with? UPDATE table_name (AS? name)? SET change (',' change)* where? ;
delete : with? DELETE FROM table_name (AS? name)? where? ;
change : name '=' (expression | DEFAULT) ;

table_name : name ('.' name)? ;
columns    : name (',' name)* ;

// ---- expressions

expression  : expression OR conjunction | conjunction ;
conjunction : conjunction AND negation | negation ;
negation    : NOT negation | predicate ;

predicate
    : sum
    | predicate ('=' | '<>' | '!=' | '<' | '<=' | '>' | '>=') sum
    | predicate IS NOT? NULL
    | predicate NOT? BETWEEN sum AND sum
    | predicate NOT? LIKE sum
    | predicate NOT? IN '(' (query | expression (',' expression)*) ')'
    | EXISTS '(' query ')'
    ;

sum    : sum ('+' | '-' | '||') term | term ;
term   : term ('*' | '/' | '%') factor | factor ;
factor : ('+' | '-') factor | primary ;

primary
    : NUMBER
    | STRING
    | NULL
    | TRUE
    | FALSE
    | PARAMETER
    | name ('.' name ('.' name)?)?
    | name '(' ('*' | (ALL | DISTINCT)? expression (',' expression)*)? ')' over?
    | CASE expression? (WHEN expression THEN expression)+ (ELSE expression)? END
    | CAST '(' expression AS type ')'
    | '(' expression (',' expression)* ')'
    | '(' query ')'
    ;

over : OVER '(' (PARTITION BY expression (',' expression)*)? order_by? ')' ;
type : name ('(' NUMBER (',' NUMBER)? ')')? ;
name : NAME | QUOTED ;

// ---- words

ALL : A L L ; AND : A N D ; AS : A S ; ASC : A S C ; BETWEEN : B E T W E E N ; BY : B Y ; CASE : C A S E ;
CAST : C A S T ; CROSS : C R O S S ; DEFAULT : D E F A U L T ; DELETE : D E L E T E ; DESC : D E S C ;
DISTINCT : D I S T I N C T ; ELSE : E L S E ; END : E N D ; EXCEPT : E X C E P T ; EXISTS : E X I S T S ;
FALSE : F A L S E ; FIRST : F I R S T ; FROM : F R O M ; FULL : F U L L ; GROUP : G R O U P ; HAVING : H A V I N G ;
IN : I N ; INNER : I N N E R ; INSERT : I N S E R T ; INTERSECT : I N T E R S E C T ; INTO : I N T O ; IS : I S ;
JOIN : J O I N ; LAST : L A S T ; LEFT : L E F T ; LIKE : L I K E ; LIMIT : L I M I T ; NATURAL : N A T U R A L ;
NOT : N O T ; NULL : N U L L ; NULLS : N U L L S ; OFFSET : O F F S E T ; ON : O N ; OR : O R ; ORDER : O R D E R ;
OUTER : O U T E R ; OVER : O V E R ; PARTITION : P A R T I T I O N ; RECURSIVE : R E C U R S I V E ;
RIGHT : R I G H T ; SELECT : S E L E C T ; SET : S E T ; THEN : T H E N ; TRUE : T R U E ; UNION : U N I O N ;
UPDATE : U P D A T E ; USING : U S I N G ; VALUES : V A L U E S ; WHEN : W H E N ; WHERE : W H E R E ; WITH : W I T H ;

NAME      : [a-zA-Z_] [a-zA-Z0-9_]* ;
QUOTED    : '"' (~["\r\n] | '""')+ '"' ;
STRING    : '\'' (~['] | '\'\'')* '\'' ;
NUMBER    : [0-9]+ ('.' [0-9]*)? EXPONENT? | '.' [0-9]+ EXPONENT? ;
PARAMETER : '?' | ':' [a-zA-Z_] [a-zA-Z0-9_]* ;

BLANK   : [ \t\r\n]+    -> skip ;
COMMENT : '--' ~[\r\n]* -> skip ;

fragment EXPONENT : [eE] [+-]? [0-9]+ ;

fragment A : [aA] ; fragment B : [bB] ; fragment C : [cC] ; fragment D : [dD] ; fragment E : [eE] ;
fragment F : [fF] ; fragment G : [gG] ; fragment H : [hH] ; fragment I : [iI] ; fragment J : [jJ] ;
fragment K : [kK] ; fragment L : [lL] ; fragment M : [mM] ; fragment N : [nN] ; fragment O : [oO] ;
fragment P : [pP] ; fragment Q : [qQ] ; fragment R : [rR] ; fragment S : [sS] ; fragment T : [tT] ;
fragment U : [uU] ; fragment V : [vV] ; fragment W : [wW] ; fragment X : [xX] ; fragment Y : [yY] ;
