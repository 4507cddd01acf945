/*
 * The sentences of Python, 3.8 to 3.13, in the order and the words of CPython's own grammar.
 *
 * Three things differ from CPython's, because this grammar is context-free and has no look-ahead:
 *   - what may be assigned to is spelled out (star_target, single_target, del_target), so that `f() = 1` is wrong at `=`;
 *   - parameters and arguments are lists of known order, so that a default before a plain parameter is wrong at once;
 *   - soft keywords have token types of their own, and `name` takes them back in.
 *
 * The empty rules since_* and until_* at the end are gates. ANTLR's parser walks through all of them and reads the union
 * of all versions; the prefix checker's tables drop each alternative whose gate is shut for the version asked for.
 */
parser grammar PythonParser;

options { tokenVocab = PythonLexer; }

file : statement* EOF ;

// ---- statements

statement : compound_stmt | simple_stmts ;

simple_stmts : simple_stmt (';' simple_stmt)* ';'? NEWLINE ;

simple_stmt
    : assignment
    | star_expressions
    | yield_expr
    | return_stmt
    | raise_stmt
    | import_name
    | import_from
    | del_stmt
    | assert_stmt
    | global_stmt
    | nonlocal_stmt
    | pass_stmt
    | break_stmt
    | continue_stmt
    | type_alias
    ;

compound_stmt
    : function_def
    | class_def
    | if_stmt
    | for_stmt
    | while_stmt
    | try_stmt
    | with_stmt
    | match_stmt
    ;

block : NEWLINE INDENT statement+ DEDENT | simple_stmts ;

// ---- simple statements

assignment
    : annotation_target ':' expression ('=' assigned)?   # annotated_assignment
    | (star_targets '=')+ assigned                       # plain_assignment
    | single_target augassign assigned                   # augmented_assignment
    ;

annotation_target : name | single_subscript_attribute_target | '(' single_target ')' ;

assigned : yield_expr | star_expressions ;

augassign : '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//=' ;

return_stmt   : 'return' star_expressions? ;
raise_stmt    : 'raise' (expression ('from' expression)?)? ;
global_stmt   : 'global' name (',' name)* ;
nonlocal_stmt : 'nonlocal' name (',' name)* ;
del_stmt      : 'del' del_targets ;
assert_stmt   : 'assert' expression (',' expression)? ;
pass_stmt     : 'pass' ;
break_stmt    : 'break' ;
continue_stmt : 'continue' ;
type_alias    : since_3_12 'type' name type_params? '=' expression ;

import_name : 'import' dotted_as_name (',' dotted_as_name)* ;

import_from
    : 'from' ('.' | '...')* dotted_name 'import' import_from_targets
    | 'from' ('.' | '...')+ 'import' import_from_targets
    ;

import_from_targets
    : '*'
    | import_from_as_name (',' import_from_as_name)*
    | '(' import_from_as_name (',' import_from_as_name)* ','? ')'
    ;

import_from_as_name : name ('as' name)? ;
dotted_as_name      : dotted_name ('as' name)? ;
dotted_name         : name ('.' name)* ;

// ---- compound statements

function_def
    : decorator* 'async'? 'def' name type_params? '(' parameters? ')' ('->' expression)? ':' block
    ;

class_def : decorator* 'class' name type_params? ('(' arguments? ')')? ':' block ;

decorator
    : since_3_9 '@' named_expression NEWLINE
    | until_3_9 '@' dotted_name ('(' arguments? ')')? NEWLINE
    ;

if_stmt     : 'if' named_expression ':' block elif_clause* else_clause? ;
elif_clause : 'elif' named_expression ':' block ;
else_clause : 'else' ':' block ;

while_stmt : 'while' named_expression ':' block else_clause? ;

for_stmt : 'async'? 'for' star_targets 'in' for_iterable ':' block else_clause? ;

for_iterable : since_3_9 star_expressions | until_3_9 expression (',' expression)* ','? ;

try_stmt
    : 'try' ':' block finally_clause
    | 'try' ':' block except_clause+ else_clause? finally_clause?
    | 'try' ':' block except_star_clause+ else_clause? finally_clause?
    ;

except_clause      : 'except' (expression ('as' name)?)? ':' block ;
except_star_clause : since_3_11 'except' '*' expression ('as' name)? ':' block ;
finally_clause     : 'finally' ':' block ;

// In parentheses at least one item has a name; without any, the parentheses are a tuple's or a group's.
with_stmt
    : 'async'? 'with' with_item (',' with_item)* ':' block
    | since_3_9 'async'? 'with' '(' (expression ',')* named_with_item (',' with_item)* ','? ')' ':' block
    ;

with_item       : expression | named_with_item ;
named_with_item : expression 'as' star_target ;

// ---- parameters

parameters
    : positional_parameters (',' star_parameters)? ','?
    | star_parameters ','?
    ;

positional_parameters
    : plain_parameters (',' '/' (',' plain_parameters)?)? (',' default_parameters)?
    | (plain_parameters ',')? default_parameters ',' '/' (',' default_parameters)?
    | default_parameters
    ;

plain_parameters   : parameter (',' parameter)* ;
default_parameters : default_parameter (',' default_parameter)* ;

star_parameters
    : '*' star_parameter (',' keyword_only_parameter)* (',' double_star_parameter)?
    | '*' (',' keyword_only_parameter)+ (',' double_star_parameter)?
    | double_star_parameter
    ;

parameter              : name (':' expression)? ;
default_parameter      : parameter '=' expression ;
keyword_only_parameter : parameter | default_parameter ;
star_parameter         : parameter | since_3_11 name ':' '*' bitwise_or ;
double_star_parameter  : '**' parameter ;

lambda_parameters
    : lambda_positional_parameters (',' lambda_star_parameters)? ','?
    | lambda_star_parameters ','?
    ;

lambda_positional_parameters
    : lambda_plain_parameters (',' '/' (',' lambda_plain_parameters)?)? (',' lambda_default_parameters)?
    | (lambda_plain_parameters ',')? lambda_default_parameters ',' '/' (',' lambda_default_parameters)?
    | lambda_default_parameters
    ;

lambda_plain_parameters   : name (',' name)* ;
lambda_default_parameters : lambda_default_parameter (',' lambda_default_parameter)* ;

lambda_star_parameters
    : '*' name (',' lambda_keyword_only_parameter)* (',' lambda_double_star_parameter)?
    | '*' (',' lambda_keyword_only_parameter)+ (',' lambda_double_star_parameter)?
    | lambda_double_star_parameter
    ;

lambda_default_parameter      : name '=' expression ;
lambda_keyword_only_parameter : name | lambda_default_parameter ;
lambda_double_star_parameter  : '**' name ;

type_params : since_3_12 '[' type_param (',' type_param)* ','? ']' ;

type_param
    : name (':' expression)? (since_3_13 '=' expression)?
    | '*' name (since_3_13 '=' star_expression)?
    | '**' name (since_3_13 '=' expression)?
    ;

// ---- match

match_stmt   : since_3_10 'match' subject_expr ':' NEWLINE INDENT case_block+ DEDENT ;
subject_expr : star_named_expression ',' star_named_expressions? | named_expression ;
case_block   : 'case' patterns guard? ':' block ;
guard        : 'if' named_expression ;

patterns               : open_sequence_pattern | pattern ;
open_sequence_pattern  : maybe_star_pattern ',' maybe_sequence_pattern? ;
maybe_sequence_pattern : maybe_star_pattern (',' maybe_star_pattern)* ','? ;
maybe_star_pattern     : star_pattern | pattern ;
star_pattern           : '*' (capture_name | '_') ;

pattern    : or_pattern | as_pattern ;
as_pattern : or_pattern 'as' capture_name ;
or_pattern : closed_pattern | or_pattern '|' closed_pattern ;

closed_pattern
    : literal_pattern
    | capture_pattern
    | wildcard_pattern
    | value_pattern
    | group_pattern
    | sequence_pattern
    | mapping_pattern
    | class_pattern
    ;

literal_pattern  : signed_number | complex_number | strings | 'None' | 'True' | 'False' ;
signed_number    : '-'? (NUMBER | IMAGINARY) ;
complex_number   : '-'? NUMBER ('+' | '-') IMAGINARY ;
capture_pattern  : capture_name ;
capture_name     : NAME | 'match' | 'case' | 'type' ;
wildcard_pattern : '_' ;
value_pattern    : dotted_value ;
dotted_value     : name '.' name | dotted_value '.' name ;
group_pattern    : '(' pattern ')' ;
sequence_pattern : '[' maybe_sequence_pattern? ']' | '(' open_sequence_pattern? ')' ;

mapping_pattern
    : '{' '}'
    | '{' double_star_pattern ','? '}'
    | '{' key_value_pattern (',' key_value_pattern)* (',' double_star_pattern)? ','? '}'
    ;

key_value_pattern   : (literal_pattern | dotted_value) ':' pattern ;
double_star_pattern : '**' capture_name ;

class_pattern
    : (name | dotted_value) '(' ')'
    | (name | dotted_value) '(' pattern (',' pattern)* (',' keyword_pattern)* ','? ')'
    | (name | dotted_value) '(' keyword_pattern (',' keyword_pattern)* ','? ')'
    ;

keyword_pattern : name '=' pattern ;

// ---- expressions, loosest binding first

star_expressions : star_expression (',' star_expression)* ','? ;
star_expression  : starred | expression ;
starred          : '*' bitwise_or ;

star_named_expressions : star_named_expression (',' star_named_expression)* ','? ;
star_named_expression  : starred | named_expression ;

named_expression      : assignment_expression | expression ;
assignment_expression : name ':=' expression ;

yield_expr : 'yield' 'from' expression | 'yield' star_expressions? ;

expression  : conditional | disjunction | lambda_expr ;
conditional : disjunction 'if' disjunction 'else' expression ;
lambda_expr : 'lambda' lambda_parameters? ':' expression ;

disjunction : disjunction 'or' conjunction | conjunction ;
conjunction : conjunction 'and' inversion | inversion ;
inversion   : 'not' inversion | comparison ;
comparison  : bitwise_or (comp_op bitwise_or)* ;
comp_op     : '==' | '!=' | '<=' | '<' | '>=' | '>' | 'in' | 'not' 'in' | 'is' | 'is' 'not' ;

bitwise_or  : bitwise_or '|' bitwise_xor | bitwise_xor ;
bitwise_xor : bitwise_xor '^' bitwise_and | bitwise_and ;
bitwise_and : bitwise_and '&' shift_expr | shift_expr ;
shift_expr  : shift_expr ('<<' | '>>') sum | sum ;
sum         : sum ('+' | '-') term | term ;
term        : term ('*' | '/' | '//' | '%' | '@') factor | factor ;
factor      : ('+' | '-' | '~') factor | power ;
power       : await_primary '**' factor | await_primary ;

await_primary : 'await' primary | primary ;

primary
    : primary '.' name              # attribute
    | primary '[' slices ']'        # subscript
    | primary '(' arguments? ')'    # call
    | primary genexp                # generator_call
    | atom                          # primary_atom
    ;

slices     : slice_item (',' slice_item)* ','? ;
slice_item : slice | expression | since_3_10 assignment_expression | since_3_11 starred ;
slice      : expression? ':' expression? (':' expression?)? ;

// Once a keyword has been given, plain arguments are over; once a ** has been, so are those with one star.
arguments
    : argument (',' argument)* (',' keyword_arguments)? ','?
    | keyword_arguments ','?
    ;

argument          : starred_argument | named_expression ;
starred_argument  : '*' expression ;
keyword_argument  : name '=' expression ;
double_starred    : '**' expression ;
keyword_arguments
    : keyword_argument (',' (keyword_argument | starred_argument))* (',' double_starred_arguments)?
    | double_starred_arguments
    ;

double_starred_arguments : double_starred (',' (keyword_argument | double_starred))* ;

// ---- atoms

atom
    : name
    | strings
    | number
    | constant
    | tuple
    | group
    | genexp
    | list
    | listcomp
    | dict
    | dictcomp
    | set
    | setcomp
    ;

number   : NUMBER | IMAGINARY ;
constant : 'True' | 'False' | 'None' | '...' ;

group    : '(' (yield_expr | named_expression) ')' ;
tuple    : '(' ')' | '(' star_named_expression ',' star_named_expressions? ')' ;
genexp   : '(' named_expression for_if_clauses ')' ;
list     : '[' star_named_expressions? ']' ;
listcomp : '[' named_expression for_if_clauses ']' ;
dict     : '{' '}' | '{' dict_item (',' dict_item)* ','? '}' ;
dictcomp : '{' key_value for_if_clauses '}' ;
set      : '{' set_item (',' set_item)* ','? '}' ;
setcomp  : '{' (expression | since_3_9 assignment_expression) for_if_clauses '}' ;

set_item  : starred | expression | since_3_9 assignment_expression ;
dict_item : key_value | '**' bitwise_or ;
key_value : expression ':' expression ;

for_if_clauses : for_if_clause+ ;
for_if_clause  : 'async'? 'for' star_targets 'in' disjunction if_clause* ;
if_clause      : 'if' disjunction | until_3_9 'if' lambda_without_conditional ;

lambda_without_conditional
    : 'lambda' lambda_parameters? ':' (disjunction | lambda_without_conditional)
    ;

strings : (STRING | fstring)+ | BYTES+ ;

fstring        : FSTRING_START (FSTRING_MIDDLE | fstring_field)* FSTRING_END ;
fstring_field  : '{' fstring_expression '='? CONVERSION? fstring_spec? '}' ;
fstring_spec   : ':' (FSTRING_MIDDLE | fstring_field)* ;

// Up to 3.11 a field's text was read between parentheses.
fstring_expression
    : yield_expr
    | since_3_12 star_expressions
    | until_3_12 expression
    | until_3_12 star_named_expression ',' star_named_expressions?
    | until_3_12 expression for_if_clauses
    ;

name : NAME | 'match' | 'case' | 'type' | '_' ;

// ---- what may be assigned to or deleted

star_targets : star_target (',' star_target)* ','? ;
star_target  : starred_target | target_with_star_atom ;
starred_target : '*' target_with_star_atom ;

target_with_star_atom : attribute_target | subscript_target | star_atom ;
attribute_target      : primary '.' name ;
subscript_target      : primary '[' slices ']' ;

star_atom
    : name
    | '(' target_with_star_atom ')'
    | '(' ')'
    | '(' star_target ',' ')'
    | '(' star_target (',' star_target)+ ','? ')'
    | '[' star_targets? ']'
    ;

single_target                     : name | single_subscript_attribute_target | '(' single_target ')' ;
single_subscript_attribute_target : attribute_target | subscript_target ;

del_targets : del_target (',' del_target)* ','? ;
del_target
    : attribute_target
    | subscript_target
    | name
    | '(' del_targets? ')'
    | '[' del_targets? ']'
    ;

// ---- gates

since_3_9  : ;
since_3_10 : ;
since_3_11 : ;
since_3_12 : ;
since_3_13 : ;
until_3_9  : ;
until_3_12 : ;
