# gk.bash - completion of gk-validate, gk-classify, gk-redact and gk-catalog for bash.

_gk_common='--profile= --encoding= --output= --rejects= --report= --format= --jobs= --check --quiet
    --from= --to= --columns= --excel --at-least= --omit= --normal --source --group= --rejects-reason= --accept= --write-accept= --date= --max-record= --max-report= --progress --color= --show-values --lang=
    --print-profile --lint --list-rules --explain= --list-fields --help --version
    -p -e -o -r -R -f -j -n -q -h -V'

# The fields by their own names.
_gk_fields()
{
    "$1" --list-fields 2>/dev/null | cut -f 1
}

# Completes the last of a list of names separated by commas.
_gk_list()
{
    local done=''
    [[ $2 == *,* ]] && done=${2%,*},
    COMPREPLY=($(compgen -P "$done" -W "$1" -- "${2##*,}"))
    compopt -o nospace
}

_gk()
{
    local tool=${1##*/} current=$2 option='' value='' own=''
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()

    # bash takes `=` for a word of its own: --format = js
    if [[ $word == '=' ]]; then
        option=$before value=''
    elif [[ $before == '=' ]]; then
        option=${COMP_WORDS[COMP_CWORD - 2]} value=$word
    elif [[ $before == -? && $before != -- ]]; then
        option=$before value=$word
    fi

    case $option in
    -p | --profile)
        mapfile -t COMPREPLY < <(compgen -W none -- "$value"; compgen -d -- "$value")
        compopt -o filenames
        return ;;
    -e | --encoding)
        COMPREPLY=($(compgen -W 'UTF-8 GB18030 Big5 UTF-16 auto' -- "$value"))
        return ;;
    -f | --format)
        COMPREPLY=($(compgen -W 'gnu json csv summary html' -- "$value"))
        return ;;
    --from)
        COMPREPLY=($(compgen -W 'jsonl json csv tsv' -- "$value"))
        return ;;
    --to)
        COMPREPLY=($(compgen -W 'jsonl csv tsv json' -- "$value"))
        return ;;
    --color)
        COMPREPLY=($(compgen -W 'auto always never' -- "$value"))
        return ;;
    --lang)
        COMPREPLY=($(compgen -W 'en zh' -- "$value"))
        return ;;
    --mask)
        COMPREPLY=($(compgen -W 'partial star label pseudonym' -- "$value"))
        return ;;
    --repair)
        COMPREPLY=($(compgen -W 'none certain likely' -- "$value"))
        return ;;
    --types)
        _gk_list 'secret_mark internal_mark disclosure_mark not_public cn_id mobile bank_card uscc phone hotline passport hk_macau_permit taiwan_permit hk_id macau_id tw_id officer_id plate email ipv4 ipv6 mac birth_date address name sensitive keyword' "$value"
        return ;;
    --omit | --columns)
        _gk_list "$(_gk_fields "$1")" "$value"
        return ;;
    --field | --unique | --eval | --train)
        _gk_list "$(_gk_fields "$1" | grep -vx gk)" "$value"
        return ;;
    --explain)
        COMPREPLY=($(compgen -W "$("$1" --list-rules 2>/dev/null |
            grep -Eo '^[a-z]+\.[a-z0-9_]+')" -- "$value"))
        return ;;
    --group)
        COMPREPLY=($(compgen -W 'record rule section' -- "$value"))
        return ;;
    -o | --output | -r | --rejects | --rejects-reason | -R | --report | --accept | --write-accept | --words | --allow | --key-file | \
        --decisions | --catalog | --held | --withheld | --coverage | --directory | --ledger | --changes | --tally | --export)
        mapfile -t COMPREPLY < <(compgen -f -- "$value")
        compopt -o filenames
        return ;;
    --print-profile)
        COMPREPLY=($(compgen -W "$("$1" --print-profile 2>/dev/null | cut -f 1)" -- "$value"))
        return ;;
    --evidence)
        COMPREPLY=($(compgen -W 'brief full' -- "$value"))
        return ;;
    --taxonomy)
        _gk_list 'area article20 genre subject wugongkai' "$value"
        return ;;
    -j | --jobs | --date | --max-record | --max-report)
        return ;;
    esac

    if [[ $current == -* ]]; then
        case $tool in
        gk-validate) own='--unique= --whole --repair= --annotate' ;;
        gk-classify) own='--taxonomy= --evidence= --eval= --train --model=' ;;
        gk-redact) own='--words= --allow= --types= --field= --mask= --key-file= --decisions= --annotate' ;;
        gk-catalog) own='--catalog= --coverage= --directory= --ledger= --changes= --key-file= --whole --tally= --merge --ahead= --export= --period= --held= --withheld=' ;;
        esac
        COMPREPLY=($(compgen -W "$own $_gk_common" -- "$current"))
        [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace
        return
    fi

    mapfile -t COMPREPLY < <(compgen -f -- "$current")
    compopt -o filenames
}

complete -F _gk gk-validate gk-classify gk-redact gk-catalog
