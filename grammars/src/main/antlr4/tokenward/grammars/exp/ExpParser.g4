/*
 * The shape of an experiment file: blocks and settings, nothing else. What a block may hold is the vocabulary's
 * business, never the grammar's.
 */
parser grammar ExpParser;

options { tokenVocab = ExpLexer; }

file       : end* (item (end+ item)*)? end* EOF ;
override   : (assignment | removal) EOF ;                    // one argument of the command line

item       : importDecl | block | assignment ;               // a setting out here is refused with a better message
importDecl : IMPORT STRING ;

block      : (note end*)* DEFINE? kind=ID name=ID? (EXTENDS parent=ID)? LBRACE body RBRACE ;
body       : end* (member (end+ member)*)? end* ;
member     : block | assignment | removal ;
assignment : path EQUALS value note*
           | path value note*                                // error production: the `=` is missing
           ;
removal    : WITHOUT path ;
note       : AT ID LPAREN STRING RPAREN ;

value      : quantity RANGE quantity                         # range
           | quantity                                        # number
           | STRING                                          # string
           | TEXT                                            # text
           | GROOVY                                          # groovy
           | (TRUE | FALSE)                                  # bool
           | NONE                                            # none
           | ID LPAREN args? RPAREN                          # call
           | path                                            # reference
           | LBRACK (value (COMMA value)* COMMA?)? RBRACK    # list
           ;
quantity   : MINUS? NUMBER (unit=ID | PERCENT)? ;
args       : arg (COMMA arg)* COMMA? ;
arg        : (ID COLON)? value ;
path       : ID (DOT ID)* ;
end        : NEWLINE ;
