using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Blocking;

/// <summary>Knows that a task has completed where its result is read, so that reading it blocks nobody.</summary>
internal static class CompletedTask
{
    /// <summary>Whether the task is known to be complete at <paramref name="read"/>, or the code never runs there.</summary>
    public static bool IsAt(IOperation read, IOperation task)
    {
        if (IsNeverRun(read))
            return true;
        if (Variable(task) is not { } variable)
            return false;
        return IsAntecedent(variable) || IsGuarded(read, variable) || IsAwaitedBefore(read, variable);
    }

    /// <summary>Inside of <c>nameof</c> and of expression trees nothing is executed.</summary>
    private static bool IsNeverRun(IOperation read) => read.WithEnclosing().Any(outer =>
        outer is INameOfOperation
        || (outer is IAnonymousFunctionOperation && outer.Parent is IConversionOperation { Type.Name: "Expression" })
        || (outer is IDelegateCreationOperation or IConversionOperation && outer.Type is { Name: "Expression" } type && type.NamespaceName() == "System.Linq.Expressions"));

    private static ISymbol? Variable(IOperation task) => task.Bare() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "Preserve" } call when call.Receiver() is { } receiver => Variable(receiver),
        _ => null,
    };

    /// <summary>The task that a continuation is given.</summary>
    private static bool IsAntecedent(ISymbol variable) =>
        variable is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda } && lambda.Parameters[0].Equals(variable, SymbolEqualityComparer.Default)
        && variable.DeclaringSyntaxReferences is [var declaration]
        && declaration.GetSyntax().Ancestors().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax>().FirstOrDefault() is { } call
        && call.Expression is Microsoft.CodeAnalysis.CSharp.Syntax.MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ContinueWith" };

    /// <summary>Under a condition that the task has succeeded.</summary>
    private static bool IsGuarded(IOperation read, ISymbol variable)
    {
        for (IOperation inner = read; inner.Parent is { } outer; inner = outer)
        {
            var condition = outer switch
            {
                IConditionalOperation choice when ReferenceEquals(choice.WhenTrue, inner) => choice.Condition,
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when ReferenceEquals(both.RightOperand, inner) => both.LeftOperand,
                _ => null,
            };
            if (outer is ISwitchCaseOperation { Parent: ISwitchOperation choices } chosen && IsStatus(choices.Value, variable)
                && chosen.Clauses.All(clause => clause is ISingleValueCaseClauseOperation { Value: { } value } && IsSuccess(value)))
                return true;
            if (condition is not null && Conjuncts(condition).Any(one => SaysSucceeded(one, variable)))
                return true;
            if (outer is IConditionalOperation { WhenFalse: { } otherwise } inverted && ReferenceEquals(otherwise, inner) && SaysNotSucceeded(inverted.Condition, variable))
                return true;
        }

        return false;
    }

    private static IEnumerable<IOperation> Conjuncts(IOperation condition) =>
        condition.Bare() is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both
            ? Conjuncts(both.LeftOperand).Concat(Conjuncts(both.RightOperand))
            : [condition.Bare()];

    private static bool SaysSucceeded(IOperation condition, ISymbol variable) => condition.Bare() switch
    {
        IPropertyReferenceOperation { Property.Name: "IsCompletedSuccessfully" or "IsCompleted" } property => IsVariable(property.Instance, variable),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => (IsStatus(equal.LeftOperand, variable) && IsSuccess(equal.RightOperand)) || IsWinner(equal, variable),
        IIsPatternOperation { Pattern: IConstantPatternOperation constant } pattern => IsStatus(pattern.Value, variable) && IsSuccess(constant.Value),
        IIsPatternOperation { Pattern: IRecursivePatternOperation properties } pattern => IsVariable(pattern.Value, variable) && properties.PropertySubpatterns.Any(SaysSucceeded),
        _ => false,
    };

    /// <summary><c>{ IsCompletedSuccessfully: true }</c>, <c>{ Status: TaskStatus.RanToCompletion }</c>.</summary>
    private static bool SaysSucceeded(IPropertySubpatternOperation property) =>
        property is { Member: IPropertyReferenceOperation { Property.Name: var name }, Pattern: IConstantPatternOperation { Value: var value } }
        && (name == "Status" ? IsSuccess(value) : name is "IsCompletedSuccessfully" or "IsCompleted" && value.ConstantValue is { HasValue: true, Value: true });

    /// <summary><c>await Task.WhenAny(task, other) == task</c>.</summary>
    private static bool IsWinner(IBinaryOperation equal, ISymbol variable) =>
        ((IOperation[])[equal.LeftOperand, equal.RightOperand]).Any(side => IsVariable(side, variable))
        && ((IOperation[])[equal.LeftOperand, equal.RightOperand]).Any(side => side.Bare() is IAwaitOperation { Operation: var any }
            && any.OwnDescendants().Any(part => part is IInvocationOperation { TargetMethod.Name: "WhenAny" }));

    private static bool SaysNotSucceeded(IOperation condition, ISymbol variable) => condition.Bare() switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negated => SaysSucceeded(negated.Operand, variable),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } differs => IsStatus(differs.LeftOperand, variable) && IsSuccess(differs.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => SaysNotSucceeded(either.LeftOperand, variable) || SaysNotSucceeded(either.RightOperand, variable),
        _ => false,
    };

    private static bool IsStatus(IOperation operand, ISymbol variable) =>
        operand.Bare() is IPropertyReferenceOperation { Property.Name: "Status" } status && IsVariable(status.Instance, variable);

    private static bool IsSuccess(IOperation operand) => operand.Bare() is IFieldReferenceOperation { Field.Name: "RanToCompletion" };

    private static bool IsVariable(IOperation? operation, ISymbol variable) =>
        operation is not null && Variable(operation) is { } other && SymbolEqualityComparer.Default.Equals(other, variable);

    /// <summary>An earlier statement that always runs before awaits the task, waits for it, or leaves unless it has succeeded.</summary>
    private static bool IsAwaitedBefore(IOperation read, ISymbol variable)
    {
        for (IOperation inner = read; inner.Parent is { } outer; inner = outer)
        {
            if (inner is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return false;
            if (outer is IBlockOperation block && block.Operations.TakeWhile(statement => !ReferenceEquals(statement, inner)).Any(statement => Completes(statement, variable)))
                return true;
        }

        return false;
    }

    private static bool Completes(IOperation statement, ISymbol variable)
    {
        if (statement is IConditionalOperation { WhenFalse: null } guard && SaysNotSucceeded(guard.Condition, variable) && (Leaves(guard.WhenTrue) || Awaits(guard.WhenTrue, variable)))
            return true;
        if (statement is IWhileLoopOperation { Condition: { } whilePending } && SaysNotSucceeded(whilePending, variable))
            return true;
        return Awaits(statement, variable);
    }

    private static bool Awaits(IOperation statement, ISymbol variable) =>
        Unconditional(statement).Any(operation => operation switch
        {
            IAwaitOperation wait => Mentions(wait.Operation, variable),
            IInvocationOperation { TargetMethod.Name: "Wait" } call => IsVariable(call.Instance, variable),
            IInvocationOperation { TargetMethod: { Name: "WaitAll", ContainingType.Name: "Task" } } call => Mentions(call, variable),
            IPropertyReferenceOperation { Property.Name: "Result" } result => IsVariable(result.Instance, variable),
            _ => false,
        });

    /// <summary>The task itself, or a <c>WhenAll</c> that includes it; a <c>WhenAny</c> says nothing about a single one.</summary>
    private static bool Mentions(IOperation operation, ISymbol variable) =>
        operation.OwnDescendants().Any(part => IsVariable(part, variable))
        && !operation.OwnDescendants().OfType<IInvocationOperation>().Any(call => call.TargetMethod.Name is "WhenAny" or "ContinueWith" or "Run");

    private static IEnumerable<IOperation> Unconditional(IOperation statement)
    {
        var open = new Stack<IOperation>([statement]);
        while (open.Count > 0)
        {
            var operation = open.Pop();
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation or ILoopOperation or ISwitchOperation)
                continue;
            yield return operation;
            foreach (var child in AlwaysRun(operation))
                open.Push(child);
        }
    }

    private static IEnumerable<IOperation> AlwaysRun(IOperation operation) => operation switch
    {
        IConditionalOperation choice => new[] { choice.Condition },
        ITryOperation attempt => new[] { attempt.Body },
        _ => operation.ChildOperations,
    };

    private static bool Leaves(IOperation branch) => (branch is IBlockOperation block ? block.Operations.LastOrDefault() : branch)
        is IReturnOperation or IThrowOperation or IBranchOperation or IExpressionStatementOperation { Operation: IThrowOperation };
}
