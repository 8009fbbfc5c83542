"""Ways of dosing, one file each; all of them answer one question: which doses on this day?"""
