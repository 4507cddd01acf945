// Simulators as files: what exists, which calls a program may make, and tasks with goals over the trace of calls.
parser grammar WorldParser;
options { tokenVocab = WorldLexer; }

file       : unit* EOF ;
unit       : importDecl | world | task ;
importDecl : IMPORT STRING ;

// ---------------------------------------------------------------- worlds
world      : WORLD name=id title=STRING? (EXTENDS parent=id)? LBRACE item* RBRACE ;
item       : FACTS (OPEN | CLOSED)                                                        # factsItem
           | NAMES LBRACE id* RBRACE                                                      # namesItem
           | SORT id (COMMA id)*                                                          # sortItem
           | ALIAS id TILDE id                                                            # aliasItem
           | RECORD name=id LBRACE field* RBRACE                                          # recordItem
           | STATE LBRACE slot* RBRACE                                                    # stateItem
           | CALL name=id LPAREN params? RPAREN (ARROW type)? doc=STRING? (FAILS code=id)? block   # callItem
           | DEF name=id LPAREN (id (COMMA id)*)? RPAREN EQUALS expr                      # defItem
           | INVARIANT expr ELSE message                                                  # invariantItem
           | ARGUMENTS RAISE id                                                           # argumentsItem
           | VISITS id                                                                    # visitsItem
           | FAITHFUL LBRACE quirk* RBRACE                                                # faithfulItem
           | SAMPLE INT WORLDS (EXHAUSTIVE UPTO INT)? (REJECT IF (ANY | NUMBER))?         # sampleItem
           | LIMIT id EQUALS (INT | NUMBER)                                               # limitItem
           ;
quirk      : id (INT | NUMBER)? ;
field      : id COLON type ;
slot       : id COLON type (EQUALS expr)?                                                 # valueSlot
           | FACT name=id LPAREN id (COMMA id)* RPAREN (TILDE expr)?                      # factSlot
           ;
params     : param (COMMA param)* ;
param      : name=id COLON type rule=id* ;
type       : id QUESTION?                                                                 # namedType
           | ANY                                                                          # anyType
           | id LT type (COMMA type)? GT                                                  # genericType
           ;

// ---------------------------------------------------------------- what a call does
block      : LBRACE stmt* RBRACE ;
stmt       : EMIT id LPAREN args? RPAREN                                                  # emitStmt
           | GROUND id AS id (BAR id)* (ELSE message)?                                    # groundStmt
           | REQUIRE expr (ELSE message)?                                                 # requireStmt
           | SET place EQUALS expr                                                        # setStmt
           | LET id EQUALS expr                                                           # letStmt
           | LEARN factRef EQUALS expr                                                    # learnStmt
           | FORGET factRef                                                               # forgetStmt
           | ADD expr TO place                                                            # addStmt
           | REMOVE FIRST id IN place WHERE expr (ELSE message)?                          # removeStmt
           | IF expr block otherwise?                                                     # ifStmt
           | FOR id IN expr (WHERE expr)? block                                           # forStmt
           | RETURN expr                                                                  # returnStmt
           | FAIL message                                                                 # failStmt
           ;
otherwise  : ELSE (block | IF expr block otherwise?) ;
place      : id (LBRACK expr RBRACK | DOT id)* ;
factRef    : id LPAREN args? RPAREN ;
message    : (code=id COLON)? STRING ;
args       : expr (COMMA expr)* ;

expr       : (INT | NUMBER)                                                               # numberExpr
           | (STRING | TEXT)                                                              # textExpr
           | (TRUE | FALSE | NONE)                                                        # constantExpr
           | FIRST id IN place WHERE expr (ELSE message)?                                 # firstExpr
           | CHOOSE LPAREN expr RPAREN                                                    # chooseExpr
           | TAKE place                                                                   # takeExpr
           | KNOWN LPAREN factRef RPAREN                                                  # knownExpr
           | id LPAREN args? RPAREN                                                       # applyExpr
           | id                                                                           # nameExpr
           | LPAREN expr RPAREN                                                           # parenExpr
           | LBRACK args? RBRACK                                                          # listExpr
           | LBRACE (expr COLON expr (COMMA expr COLON expr)*)? RBRACE                    # mapExpr
           | expr DOT id                                                                  # fieldExpr
           | expr LBRACK expr RBRACK                                                      # indexExpr
           | op=MINUS expr                                                                # unaryExpr
           | expr op=(STAR | SLASH | PERCENT) expr                                        # binaryExpr
           | expr op=(PLUS | MINUS) expr                                                  # binaryExpr
           | expr op=(EQ | NE | LE | GE | LT | GT | LIKE | IN) expr                       # binaryExpr
           | op=NOT expr                                                                  # unaryExpr
           | expr op=AND expr                                                             # binaryExpr
           | expr op=OR expr                                                              # binaryExpr
           | <assoc=right> expr QUESTION expr COLON expr                                  # conditionalExpr
           | (ANY | ALL) id IN expr HAS expr                                              # quantifiedExpr
           ;

// ---------------------------------------------------------------- tasks and goals
task       : TASK name=id IN worldName=id LBRACE taskItem* RBRACE ;
taskItem   : PROMPT (STRING | TEXT)                                                       # promptItem
           | SPLIT id                                                                     # splitItem
           | REFERENCE TEXT                                                               # referenceItem
           | START id (MAY TIMEOUT)? LBRACE init* RBRACE                                  # startItem
           | LET id (LPAREN id (COMMA id)* RPAREN)? EQUALS (goal | trace)                 # letItem
           | GOAL (label=STRING)? (IN id (COMMA id)*)? COLON goal                         # goalItem
           ;
init       : id EQUALS expr ;
goal       : LPAREN goal RPAREN                                                           # parenGoal
           | trace HAS (EXACTLY? INT)? event                                              # hasGoal
           | trace NEVER event                                                            # neverGoal
           | op=(NOT | ALWAYS | EVENTUALLY | NEXT) goal                                   # unaryGoal
           | FINALLY expr                                                                 # finallyGoal
           | id (LPAREN args? RPAREN)?                                                    # namedGoal
           | NOW event                                                                    # nowGoal
           | goal UNTIL goal                                                              # untilGoal
           | goal AND goal                                                                # andGoal
           | goal OR goal                                                                 # orGoal
           | EVERY id IN expr COLON goal                                                  # everyGoal
           ;
trace      : RUN                                                                          # wholeTrace
           | trace (AFTER | BEFORE) (FIRST | LAST) event                                  # cutTrace
           | trace VISITING expr                                                          # visitTrace
           | trace ANY VISIT expr                                                         # anyVisitTrace
           | id (LPAREN args? RPAREN)?                                                    # namedTrace
           ;
event      : id LPAREN (pattern (COMMA pattern)*)? RPAREN ;
pattern    : STAR                                                                         # anyPattern
           | WORDS LPAREN args RPAREN (WITHOUT LPAREN args RPAREN)?                       # wordsPattern
           | WITHOUT LPAREN args RPAREN                                                   # withoutPattern
           | expr                                                                         # valuePattern
           ;

// words that are keywords only where the grammar asks for them
id         : ID | WORLD | TASK | FACTS | OPEN | CLOSED | NAMES | SORT | ALIAS | RECORD | STATE | FACT | CALL | FAILS | RAISE
           | ARGUMENTS | VISITS | FAITHFUL | SAMPLE | WORLDS | EXHAUSTIVE | UPTO | REJECT | LIMIT | GROUND | AS | LEARN | FORGET
           | ADD | TO | REMOVE | FAIL | LAST | PROMPT | SPLIT | REFERENCE | START | MAY | TIMEOUT | GOAL
           | EXACTLY | AFTER | BEFORE | VISITING | VISIT | DEF | INVARIANT ;
